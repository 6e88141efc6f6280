/// How the hours of a day are counted.
public enum HourCycle: Sendable {
    /// `2:00 PM`
    case twelveHours
    /// `14:00`
    case twentyFourHours

    var other: HourCycle { self == .twelveHours ? .twentyFourHours : .twelveHours }
}
