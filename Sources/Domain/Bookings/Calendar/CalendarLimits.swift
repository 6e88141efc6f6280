/// How much a ``CalendarCache`` keeps, and for how long.
package struct CalendarLimits: Sendable {
    /// The most memory that kept calendars take, in bytes; 0 keeps nothing.
    package var memory = 64 * 1_024 * 1_024

    /// Seconds after which a calendar is read anew even if nobody told of a change, such as one made in the database by hand.
    package var seconds: Int64 = 60

    package init() {}
}
