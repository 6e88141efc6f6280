public import CivilTime

/// Why an instant is or is not a slot.
public struct Explanation: Hashable, Sendable {
    /// Everything that forbids a start at the instant; empty exactly when it is a slot.
    public let reasons: [Reason]

    /// Whether the instant is a slot.
    public var isBookable: Bool { reasons.isEmpty }

    /// One thing that forbids a start.
    ///
    /// Indices are positions in the arrays the calendar was made of.
    public enum Reason: Hashable, Sendable {
        /// No hours of the schedule are open then.
        case closed(Closed)
        /// This exception of the schedule closes the instant, or opens its date for other hours only.
        case exception(index: Int)
        /// The session would run past the end of open time, at `closesAt`.
        case sessionLeavesOpening(closesAt: Int64)
        /// A booking is in the way: `part` of it meets the part `own` of what is asked for.
        case session(index: Int, part: FootprintPart, own: FootprintPart)
        /// Busy time from elsewhere is in the way: it meets the part `own` of what is asked for.
        case busy(index: Int, own: FootprintPart)
        /// Of the seats of the session at this start only `left` are free, which are fewer than were asked for.
        case full(capacity: Int, left: Int = 0)
        /// The instant lies before now.
        case past
        /// The instant is nearer than the minimum notice allows; `earliest` is the first instant that is not.
        case notice(earliest: Int64)
        /// The instant's date lies after the last one that can be booked.
        case window(lastDate: CivilDate)
        /// As many bookings start in this period as may.
        case limit(period: LimitPeriod, maximum: Int, taken: Int)
        /// The instant is not on the grid; the grid's neighbours that belong to the same opening or free time.
        case offGrid(previous: Int64?, next: Int64?)
    }

    /// How the weekly hours leave an instant closed.
    public enum Closed: Hashable, Sendable {
        /// The instant's day of the week, 0 = Sunday, has no hours.
        case noHours(dayOfWeek: Int)
        /// The instant's date has hours, but not then.
        case outsideHours(date: CivilDate)
    }
}
