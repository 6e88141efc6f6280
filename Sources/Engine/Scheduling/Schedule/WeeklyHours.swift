public import CivilTime

/// Opening hours that return every week.
public struct WeeklyHours: Hashable, Sendable {
    /// The day on which they begin, 0 = Sunday … 6 = Saturday.
    public let dayOfWeek: Int
    /// When they begin on the wall clock, before 24:00.
    public let start: WallTime
    /// When they end; at or before `start` means on the next date, and they still belong to the day they began on.
    public let end: WallTime

    /// Makes the hours; ``Schedule`` refuses those that cannot be.
    public init(dayOfWeek: Int, start: WallTime, end: WallTime) {
        self.dayOfWeek = dayOfWeek
        self.start = start
        self.end = end
    }
}
