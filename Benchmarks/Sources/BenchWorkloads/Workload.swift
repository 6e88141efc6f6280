package import CivilTime
package import Intervals
package import Scheduling

/// One slot query with all that decides it.
package struct Workload: Sendable {
    package let name: String
    package let schedule: Schedule
    /// Sorted by start.
    package let sessions: [BookedSession]
    /// Sorted by start.
    package let busy: [Interval]
    package let rules: SlotRules
    package let now: Int64?
    package let from: CivilDate
    package let to: CivilDate
    /// The slots that independent programs agree on, where there are such.
    package let expected: [Int64]?

    package init(
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
    package var range: SlotRange { .dates(from: from, to: to) }

    /// Everything sorted once, to answer many queries.
    package func prepared() -> PreparedCalendar {
        PreparedCalendar(schedule: schedule, sessions: sessions, busy: busy)
    }
}
