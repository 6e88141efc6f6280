public import CivilTime
public import Intervals
public import Scheduling

/// One slot query with all that decides it.
public struct Workload: Sendable {
    public let name: String
    public let schedule: Schedule
    /// Sorted by start.
    public let sessions: [BookedSession]
    /// Sorted by start.
    public let busy: [Interval]
    public let rules: SlotRules
    public let now: Int64?
    public let from: CivilDate
    public let to: CivilDate
    /// The slots that independent programs agree on, where there are such.
    public let expected: [Int64]?

    public init(
        name: String,
        schedule: Schedule,
        sessions: [BookedSession],
        busy: [Interval],
        rules: SlotRules,
        now: Int64?,
        from: CivilDate,
        to: CivilDate,
        expected: [Int64]? = nil
    ) {
        self.name = name
        self.schedule = schedule
        self.sessions = sessions.sorted { $0.start < $1.start }
        self.busy = busy.sorted()
        self.rules = rules
        self.now = now
        self.from = from
        self.to = to
        self.expected = expected
    }

    /// The dates asked for.
    public var range: SlotRange { .dates(from: from, to: to) }

    /// Everything sorted once, to answer many queries.
    public func prepared() -> PreparedCalendar {
        PreparedCalendar(schedule: schedule, sessions: sessions, busy: busy)
    }
}
