import CivilTime

/// Writes the fields of a row into memory of its own.
///
/// Dates are looked up: a calendar would cost more than the row.
struct RowWriter: ~Copyable {
    private static let dateLength = 11

    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 512)
    private(set) var count = 0
    private let dates: [UInt8]

    /// A writer of instants in so many days, each as the seconds since the first of them.
    init(firstDay: Int, days: Int) {
        dates = (0..<days).flatMap {
            Timestamp.format(Int64(firstDay + $0) * 86_400).utf8.prefix(Self.dateLength)
        }
    }

    deinit {
        bytes.deallocate()
    }

    mutating func clear() {
        count = 0
    }

    mutating func write(_ text: StaticString) {
        (bytes + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
        count += text.utf8CodeUnitCount
    }

    mutating func write(_ number: Int64) {
        var digits = 1
        var bound: Int64 = 10
        while number >= bound {
            digits += 1
            bound *= 10
        }
        var rest = number
        for place in stride(from: count + digits - 1, through: count, by: -1) {
            bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count += digits
    }

    mutating func write(instant: Int64) {
        let day = Int(instant / 86_400)
        let second = Int(instant % 86_400)
        dates.withUnsafeBufferPointer { dates in
            for place in 0..<Self.dateLength { bytes[count + place] = dates[day * Self.dateLength + place] }
        }
        count += Self.dateLength
        write(pair: second / 3_600)
        write(":")
        write(pair: second / 60 % 60)
        write(":")
        write(pair: second % 60)
        write("Z")
    }

    private mutating func write(pair: Int) {
        bytes[count] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: pair / 10)
        bytes[count + 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: pair % 10)
        count += 2
    }
}
