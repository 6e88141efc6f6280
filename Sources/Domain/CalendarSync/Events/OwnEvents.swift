import Bookings
import CivilTime
import Intervals

/// The events of bookings that a calendar should hold, compared with what it holds.
///
/// An event that was written while the calendar was being read may be there or not, at its old time or its new one: it is
/// left alone until the next reading.
struct OwnEvents: Sendable {
    private let rows: [String: OutgoingEventRow]
    private let unsettled: Set<String>
    private var seen: Set<String> = []

    /// What somebody changed, or that nothing is changed any more, for each event of which that is not noted yet.
    private(set) var changes: [Change] = []

    /// The time that events block where somebody moved them to.
    private(set) var moved: [MovedEvent] = []

    struct Change: Hashable, Sendable {
        let row: OutgoingEventRow
        let drift: OutgoingEventRow.Drift?
    }

    struct MovedEvent: Hashable, Sendable {
        let row: OutgoingEventRow
        let span: Interval
    }

    /// The rows of the calendar from before it was read and from after that.
    init(before: [OutgoingEventRow], after: [OutgoingEventRow]) {
        // Without a name, which its service has not told yet, or because its event came by mail, nothing in the
        // calendar can be recognized as it.
        let named = after.compactMap { row in row.event.map { ($0, row) } }
        rows = Dictionary(named) { first, _ in first }
        let revisions = Dictionary(before.map { ($0.booking, $0.revision) }) { first, _ in first }
        // Without a version it may not have been made yet, and is not missed then.
        let isUnsettled: (OutgoingEventRow) -> Bool = { row in
            row.isBeingWritten || row.tag == nil || revisions[row.booking] != row.revision
        }
        unsettled = Set(named.filter { isUnsettled($0.1) }.map(\.0))
    }

    /// Whether it is the event of a booking.
    func contains(_ event: String) -> Bool { rows[event] != nil }

    /// Takes note of an event at `span`, and tells whether it blocks that time: only where somebody moved it to.
    mutating func note(_ event: String, at span: Interval?, _ now: Instant) -> Bool {
        guard let row = rows[event] else { return true }
        guard !unsettled.contains(event) else {
            seen.insert(event)
            return false
        }
        // One that takes no time any more is as good as gone.
        guard let span else { return false }
        seen.insert(event)
        guard span.start != row.startAt.secondsSince1970 || span.end != row.endAt.secondsSince1970 else {
            if row.drift != nil { changes.append(Change(row: row, drift: nil)) }
            return false
        }
        let (start, end) = (Instant(span.start), Instant(span.end))
        if row.drift?.kind != .moved || row.drift?.startAt != start || row.drift?.endAt != end {
            let drift = OutgoingEventRow.Drift(kind: .moved, startAt: start, endAt: end, noticedAt: now)
            changes.append(Change(row: row, drift: drift))
        }
        return true
    }

    /// Blocks the time to which somebody moved an event, as far as it lies in `window`.
    mutating func block(_ span: Interval, for event: String, in window: Interval) {
        guard let row = rows[event], let span = span.cut(to: window) else { return }
        moved.append(MovedEvent(row: row, span: span))
    }

    /// When the event of a booking was written to take place.
    func writtenSpan(of event: String) -> Interval? {
        rows[event].map { Interval(start: $0.startAt, end: $0.endAt) }
    }

    /// Takes note that all events that meet `window` were told.
    mutating func finish(in window: Interval, _ now: Instant) {
        for (event, row) in rows where !seen.contains(event) && !unsettled.contains(event) {
            // What lies outside of the window was not asked for, so that it is missing says nothing.
            guard row.startAt.secondsSince1970 < window.end, row.endAt.secondsSince1970 > window.start,
                row.drift?.kind != .deleted
            else { continue }
            let drift = OutgoingEventRow.Drift(kind: .deleted, startAt: nil, endAt: nil, noticedAt: now)
            changes.append(Change(row: row, drift: drift))
        }
    }
}

extension Interval {
    /// The part that lies in `window`; `nil` if none does.
    func cut(to window: Interval) -> Interval? {
        let (start, end) = (max(start, window.start), min(end, window.end))
        return start < end ? Interval(start: start, end: end) : nil
    }
}
