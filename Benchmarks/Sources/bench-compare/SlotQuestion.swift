import BenchWorkloads
import Intervals
import Scheduling

/// All that a slot query takes, ready to be handed over, as the peers in C have it in their structs.
///
/// An object, so that a turn passes on what it holds; a copy of a ``Workload`` would count a reference for each of its parts.
final class SlotQuestion {
    let calendar: PreparedCalendar
    private let schedule: Schedule
    private let sessions: [BookedSession]
    private let busy: [Interval]
    private let rules: SlotRules
    private let now: Int64?
    private let range: SlotRange

    init(_ workload: Workload) {
        calendar = workload.prepared()
        (schedule, sessions, busy) = (workload.schedule, workload.sessions, workload.busy)
        (rules, now, range) = (workload.rules, workload.now, workload.range)
    }

    /// From the sessions to the list, without a calendar that is kept.
    func appendWhole(to starts: inout [Int64]) {
        schedule.appendSlots(rules, now: now, in: range, sessions: sessions, busy: busy, to: &starts)
    }

    /// The query alone.
    func appendPrepared(to starts: inout [Int64]) {
        calendar.appendSlots(rules, now: now, in: range, to: &starts)
    }

    /// The query as a list of its own.
    func slots() -> [Int64] { calendar.slots(rules, now: now, in: range) }

    /// As a calendar and a list of their own.
    func newSlots() -> [Int64] {
        PreparedCalendar(schedule: schedule, sessions: sessions, busy: busy).slots(rules, now: now, in: range)
    }
}
