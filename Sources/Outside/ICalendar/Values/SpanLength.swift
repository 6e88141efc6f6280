/// How long something takes: days on the calendar, and then seconds that pass (RFC 5545 §3.3.6).
internal struct SpanLength: Hashable {
    /// Days of 23, 24 or 25 hours, as the zone has them.
    internal var days: Int64 = 0
    /// Seconds that pass.
    internal var seconds: Int64 = 0

    internal static let none = SpanLength()

    internal var isNegative: Bool { days < 0 || seconds < 0 }

    /// No instance is longer in seconds.
    internal var greatestSeconds: Int64 { days * 86_400 + seconds + 7_200 }

    internal init(days: Int64 = 0, seconds: Int64 = 0) {
        self.days = days
        self.seconds = seconds
    }

    /// Reads a DURATION such as `P1DT2H`; `nil` for other text and for numbers of more than nine digits.
    internal init?(_ bytes: Bytes) {
        var text = bytes.trimmed
        let isNegative = text.first == UInt8(ascii: "-")
        if isNegative || text.first == UInt8(ascii: "+") { text = text.part(from: 1) }
        guard text.count >= 3, text[0].folded == UInt8(ascii: "p") else { return nil }
        var (number, digits, isTime) = (Int64(0), 0, false)
        for byte in text.dropFirst() {
            let digit = byte &- UInt8(ascii: "0")
            if digit < 10 {
                number = number * 10 + Int64(digit)
                digits += 1
                guard digits <= 9 else { return nil }
            } else if byte.folded == UInt8(ascii: "t"), digits == 0, !isTime {
                isTime = true
            } else {
                guard digits > 0, add(number, unit: byte.folded, isTime: isTime) else { return nil }
                (number, digits) = (0, 0)
            }
        }
        guard digits == 0, text.last?.folded != UInt8(ascii: "t"), max(days, seconds) <= Self.greatest else {
            return nil
        }
        if isNegative { (days, seconds) = (-days, -seconds) }
    }

    /// More days than the calendar has, and more seconds than any event takes.
    private static let greatest: Int64 = 1_000_000_000

    private mutating func add(_ number: Int64, unit: UInt8, isTime: Bool) -> Bool {
        switch (unit, isTime) {
        case (UInt8(ascii: "w"), false): days += 7 * number
        case (UInt8(ascii: "d"), false): days += number
        case (UInt8(ascii: "h"), true): seconds += 3_600 * number
        case (UInt8(ascii: "m"), true): seconds += 60 * number
        case (UInt8(ascii: "s"), true): seconds += number
        default: return false
        }
        return true
    }
}
