/// A time of day as a wall clock shows it, from `00:00` to `24:00`, the end of the day.
public struct WallTime: Hashable, Sendable {
    /// Seconds since the day's midnight on the wall clock, 0 … 86,400; not the seconds that have passed on a day on
    /// which clocks change.
    public let secondOfDay: Int

    /// Makes a time of day, or nothing past 24:00:00.
    public init?(hour: Int, minute: Int, second: Int = 0) {
        guard (0...24).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
        // Refuses 24:00:01 to 24:59:59, which the bounds above let through.
        self.init(secondOfDay: (hour * 60 + minute) * 60 + second)
    }

    /// Makes the time that lies so many seconds after midnight, or nothing outside 0 … 86,400.
    public init?(secondOfDay: Int) {
        guard (0...86_400).contains(secondOfDay) else { return nil }
        self.secondOfDay = secondOfDay
    }

    private init(unchecked secondOfDay: Int) {
        self.secondOfDay = secondOfDay
    }

    /// The beginning of the day, `00:00`.
    public static let midnight = WallTime(unchecked: 0)

    /// The end of the day, `24:00`.
    public static let endOfDay = WallTime(unchecked: 86_400)

    /// The hour, 0 … 24.
    public var hour: Int { secondOfDay / 3_600 }

    /// The minute, 0 … 59.
    public var minute: Int { secondOfDay / 60 % 60 }

    /// The second, 0 … 59.
    public var second: Int { secondOfDay % 60 }
}

extension WallTime: Comparable {
    /// Orders earlier times first.
    public static func < (left: WallTime, right: WallTime) -> Bool {
        left.secondOfDay < right.secondOfDay
    }
}

extension WallTime: LosslessStringConvertible {
    /// Reads `HH:MM`, exactly five characters, `00:00` to `24:00`; `nil` for any other text.
    public init?(_ text: String) {
        var reader = ASCIIReader(text)
        guard let hour = reader.number(digits: 2), reader.skip(":"), let minute = reader.number(digits: 2),
            reader.isAtEnd
        else { return nil }
        self.init(hour: hour, minute: minute)
    }

    /// The time as `HH:MM`, or `HH:MM:SS` when it is not on a minute.
    public var description: String {
        let text = "\(padded: hour, 2):\(padded: minute, 2)"
        return second == 0 ? text : "\(text):\(padded: second, 2)"
    }
}
