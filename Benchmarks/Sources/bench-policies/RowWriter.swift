import CivilTime

/// Writes the fields of a row into memory of its own.
///
/// Dates and pairs of digits are looked up: working them out would cost more than the row.
struct RowWriter: ~Copyable {
    /// `2026-03-10T` and some room, so that a date is copied as two words.
    private static let dateStride = 16
    private static let dateLength = 11

    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 512)
    private(set) var count = 0
    private let dates: UnsafeMutablePointer<UInt8>
    private let pairs = UnsafeMutablePointer<UInt8>.allocate(capacity: 200)

    /// A writer of instants in so many days, each as the seconds since the first of them.
    init(firstDay: Int, days: Int) {
        dates = .allocate(capacity: days * Self.dateStride)
        for day in 0..<days {
            let text = Timestamp.format(Int64(firstDay + day) * 86_400).utf8
            for (place, byte) in text.prefix(Self.dateStride).enumerated() {
                dates[day * Self.dateStride + place] = byte
            }
        }
        for pair in 0..<100 {
            pairs[2 * pair] = UInt8(ascii: "0") + UInt8(pair / 10)
            pairs[2 * pair + 1] = UInt8(ascii: "0") + UInt8(pair % 10)
        }
    }

    deinit {
        bytes.deallocate()
        dates.deallocate()
        pairs.deallocate()
    }

    mutating func clear() {
        count = 0
    }

    mutating func write(_ byte: UInt8) {
        bytes[count] = byte
        count += 1
    }

    mutating func write(_ text: StaticString) {
        let source = text.utf8Start
        for place in 0..<text.utf8CodeUnitCount { bytes[count + place] = source[place] }
        count += text.utf8CodeUnitCount
    }

    mutating func write(_ number: Int64) {
        var digits = 1
        var bound: Int64 = 10
        while number >= bound {
            digits += 1
            bound *= 10
        }
        var rest = UInt64(number)
        var place = count + digits
        while place > count {
            place -= 1
            bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count += digits
    }

    /// `2026-03-10T10:00:00Z`.
    mutating func write(instant: Int64) {
        let instant = UInt64(instant)
        let day = Int(instant / 86_400)
        let second = Int(instant % 86_400)
        let target = UnsafeMutableRawPointer(bytes + count)
        let date = UnsafeRawPointer(dates + day * Self.dateStride)
        target.storeBytes(of: date.loadUnaligned(as: UInt64.self), as: UInt64.self)
        target.storeBytes(of: date.loadUnaligned(fromByteOffset: 8, as: UInt64.self), toByteOffset: 8, as: UInt64.self)
        count += Self.dateLength
        write(pair: second / 3_600)
        write(UInt8(ascii: ":"))
        write(pair: second / 60 % 60)
        write(UInt8(ascii: ":"))
        write(pair: second % 60)
        write(UInt8(ascii: "Z"))
    }

    private mutating func write(pair: Int) {
        bytes[count] = pairs[2 * pair]
        bytes[count + 1] = pairs[2 * pair + 1]
        count += 2
    }
}
