/// What a calendar and a clock on a wall show: a date and a time of day, without a zone.
public struct WallDateTime: Hashable, Sendable {
    /// The date.
    public let date: CivilDate
    /// The hour, 0 … 23.
    public let hour: Int
    /// The minute, 0 … 59.
    public let minute: Int
    /// The second, 0 … 59.
    public let second: Int

    /// Makes the reading so many wall seconds after 1970-01-01T00:00:00, held to the years 1 to 9999.
    ///
    /// Wall seconds count every date as 86,400, as a calendar and a clock do that know of no zone.
    public init(clampingWallSeconds seconds: Int64) {
        let clamped = min(max(seconds, Self.first), Self.last)
        let days = Int(clamped.flooredQuotient(by: 86_400))
        let secondOfDay = Int(clamped - Int64(days) * 86_400)
        assert((0..<86_400).contains(secondOfDay), "days are rounded down, before 1970 too")
        date = .clamped(daysSinceEpoch: days)
        hour = secondOfDay / 3_600
        minute = secondOfDay / 60 % 60
        second = secondOfDay % 60
    }

    /// Wall seconds since 1970-01-01T00:00:00, every date counted as 86,400.
    public var wallSeconds: Int64 {
        Int64(date.daysSinceEpoch) * 86_400 + Int64((hour * 60 + minute) * 60 + second)
    }

    /// The time of day.
    public var secondOfDay: Int { (hour * 60 + minute) * 60 + second }

    private static let first = Int64(CivilDate.min.daysSinceEpoch) * 86_400
    private static let last = Int64(CivilDate.max.daysSinceEpoch) * 86_400 + 86_399
}

extension WallDateTime: Comparable {
    /// Orders earlier readings first.
    public static func < (left: WallDateTime, right: WallDateTime) -> Bool {
        left.wallSeconds < right.wallSeconds
    }
}

extension WallDateTime: CustomStringConvertible {
    /// The reading as `YYYY-MM-DDTHH:MM:SS`.
    public var description: String {
        text(endingIn: nil)
    }
}

extension Int64 {
    /// The quotient rounded down, for a positive divisor.
    internal func flooredQuotient(by divisor: Int64) -> Int64 {
        assert(divisor > 0, "a remainder has the sign of the dividend, which tells nothing for a negative divisor")
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
