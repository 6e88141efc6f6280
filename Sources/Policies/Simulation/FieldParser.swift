import CivilTime

/// Reads single fields from their bytes.
enum FieldParser {
    /// A whole number of minor units; `nil` when the field is anything else.
    static func amount(_ field: UnsafeBufferPointer<UInt8>) -> Int64? {
        var digits = field[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits = digits.dropFirst() }
        guard !digits.isEmpty, digits.count <= 18 else { return nil }
        var value: Int64 = 0
        for byte in digits {
            let digit = byte &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            value = value &* 10 &+ Int64(digit)
        }
        return isNegative ? -value : value
    }

    /// An instant in RFC 3339; `nil` when the field is anything else.
    static func instant(_ field: UnsafeBufferPointer<UInt8>) -> Int64? {
        if field.count == 20, let instant = plainInstant(field) { return instant }
        guard field.count <= 64 else { return nil }
        return Timestamp.parse(String(decoding: field, as: UTF8.self))
    }

    /// An instant in the usual form, `2026-03-10T10:00:00Z`.
    private static func plainInstant(_ field: UnsafeBufferPointer<UInt8>) -> Int64? {
        guard field[4] == UInt8(ascii: "-"), field[7] == UInt8(ascii: "-"), field[10] == UInt8(ascii: "T"),
            field[13] == UInt8(ascii: ":"), field[16] == UInt8(ascii: ":"), field[19] == UInt8(ascii: "Z"),
            let century = pair(field, 0), let year = pair(field, 2), let month = pair(field, 5),
            let day = pair(field, 8), let hour = pair(field, 11), let minute = pair(field, 14),
            let second = pair(field, 17), hour < 24, minute < 60, second < 60,
            let date = CivilDate(year: century * 100 + year, month: month, day: day)
        else { return nil }
        return Int64(date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second)
    }

    private static func pair(_ field: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int? {
        let tens = field[place] &- UInt8(ascii: "0")
        let ones = field[place + 1] &- UInt8(ascii: "0")
        return tens <= 9 && ones <= 9 ? Int(tens) * 10 + Int(ones) : nil
    }

    /// Who cancelled; `nil` for an unknown word.
    static func cancelledBy(_ field: UnsafeBufferPointer<UInt8>) -> CancelledBy? {
        switch field.count {
        case 6: field.elementsEqual("client".utf8) ? .client : nil
        case 7: field.elementsEqual("no_show".utf8) ? .noShow : nil
        case 8: field.elementsEqual("provider".utf8) ? .provider : nil
        default: nil
        }
    }

    /// A field as a message shows it.
    static func quoted(_ field: UnsafeBufferPointer<UInt8>) -> String {
        field.isEmpty ? "empty" : "'\(PlainText.oneLine(String(decoding: field.prefix(60), as: UTF8.self), limit: 60))'"
    }
}
