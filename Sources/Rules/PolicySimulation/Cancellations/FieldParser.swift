import Policies
import CivilTime
import Glibc

/// Reads single fields from their bytes.
enum FieldParser {
    /// A whole number of minor units; `nil` when the field is anything else.
    static func amount(_ field: UnsafeBufferPointer<UInt8>) -> Int64? {
        let isNegative = field.first == UInt8(ascii: "-")
        var place = isNegative ? 1 : 0
        guard place < field.count, field.count - place <= 18 else { return nil }
        var value: Int64 = 0
        while place < field.count {
            let digit = field[place] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            value = value &* 10 &+ Int64(digit)
            place += 1
        }
        return isNegative ? -value : value
    }

    /// An instant in RFC 3339, of which a fraction of a second is dropped; `nil` when the field is anything else.
    static func instant(_ field: UnsafeBufferPointer<UInt8>, _ months: MonthTable) -> Int64? {
        if field.count == 20, let base = field.baseAddress, let instant = plainInstant(base, months) { return instant }
        guard field.count <= 64 else { return nil }
        return Timestamp.parseDroppingFraction(String(decoding: field, as: UTF8.self))
    }

    /// An instant in the usual form, `2026-03-10T10:00:00Z`, from its twenty bytes.
    private static func plainInstant(_ bytes: UnsafePointer<UInt8>, _ months: MonthTable) -> Int64? {
        // `2026-03-`, `10T10:00` and `0:00:00Z`: a digit becomes its value, a mark that is in place becomes zero.
        let date = ByteLanes.load(bytes) ^ 0x2d30_302d_3030_3030
        let time = ByteLanes.load(bytes + 8) ^ 0x3030_3a30_3054_3030
        let rest = ByteLanes.load(bytes + 12) ^ 0x5a30_303a_3030_3a30
        // Adding takes a digit above 9, and a mark above 0, to the high bit.
        let strays =
            date | (date &+ 0x7f76_767f_7676_7676) | time | (time &+ 0x7676_7f76_767f_7676)
            | rest | (rest &+ 0x7f76_767f_7676_7f76)
        guard strays & 0x8080_8080_8080_8080 == 0 else { return nil }
        // Each lane with the one after it, as a number of two digits.
        let dates = date &* 10 &+ date >> 8
        let times = time &* 10 &+ time >> 8
        let rests = rest &* 10 &+ rest >> 8
        let hour = lane(times, 3)
        let minute = lane(times, 6)
        let second = lane(rests, 5)
        guard hour < 24, minute < 60, second < 60,
            let day = months.day(
                year: lane(dates, 0) * 100 + lane(dates, 2),
                month: lane(dates, 5),
                day: lane(times, 0)
            )
        else { return nil }
        return Int64(day * 86_400 + hour * 3_600 + minute * 60 + second)
    }

    private static func lane(_ word: UInt64, _ place: UInt64) -> Int {
        Int(word >> (8 * place) & 0xff)
    }

    /// Who cancelled; `nil` for an unknown word.
    static func cancelledBy(_ field: UnsafeBufferPointer<UInt8>) -> CancelledBy? {
        if holds(field, "client") { return .client }
        if holds(field, "no_show") { return .noShow }
        return holds(field, "provider") ? .provider : nil
    }

    private static func holds(_ field: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
        guard field.count == word.utf8CodeUnitCount, let base = field.baseAddress else { return false }
        return memcmp(base, word.utf8Start, field.count) == 0
    }

    /// A field as a message shows it.
    static func quoted(_ field: UnsafeBufferPointer<UInt8>) -> String {
        field.isEmpty ? "empty" : "'\(PlainText.oneLine(String(decoding: field.prefix(60), as: UTF8.self), limit: 60))'"
    }
}
