public import CivilTime

/// What is different on one date; any number may stand for a date.
public struct ScheduleException: Hashable, Sendable {
    /// What becomes of the date's weekly hours.
    public enum Kind: Hashable, Sendable {
        /// The date has no hours at all.
        case closed
        /// These hours replace the weekly ones; an end at or before the start is on the next date.
        case open(start: WallTime, end: WallTime)
        /// This part is taken off the date's hours; an end at or before the start is on the next date.
        case closedPart(start: WallTime, end: WallTime)
    }

    /// The date whose hours change: those that begin on it.
    public let date: CivilDate
    /// What becomes of them.
    public let kind: Kind

    /// Makes the exception; ``Schedule`` refuses those that contradict one another.
    public init(date: CivilDate, kind: Kind) {
        self.date = date
        self.kind = kind
    }
}
