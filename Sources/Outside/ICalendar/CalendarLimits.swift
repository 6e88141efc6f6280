/// How much one calendar file may hold and cost.
///
/// Work is counted and not timed, so that a file has one outcome on every machine.
public struct CalendarLimits: Hashable, Sendable {
    /// Bytes of a file.
    public var bytes = 10 << 20

    /// Events of a file.
    public var events = 100_000

    /// Instances of all events in the window, and listed dates of one file.
    public var instances = 1_000_000

    /// Components that lie in each other.
    public var nesting = 100

    /// Candidate dates that one recurrence rule may look at.
    ///
    /// A rule that needs more is reported, and its event ignored.
    public var stepsPerRule = 200_000

    /// Candidate dates that all rules of a file may look at.
    public var steps = 20_000_000

    /// Instances of a rule that is finer than hourly.
    ///
    /// One that may have more is reported, and its event ignored.
    public var fineInstances = 10_000

    /// Time zones that a file defines and uses.
    public var zones = 5_000

    /// The limits that are meant for calendars of people.
    public static let standard = CalendarLimits()
}
