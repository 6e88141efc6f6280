import Bookings
import CivilTime

/// The event of a booking in a calendar elsewhere, as it was written last.
struct OutgoingEventRow: Hashable, Sendable {
    let booking: BookingID
    let link: CalendarLinkID

    /// Counts the events that were made for the booking: a calendar may take the same id only once.
    var generation: Int

    /// What the calendar knows it by; `nil` until that is known.
    var event: String?

    /// Its version; `nil` if it was not written yet, or is not known.
    var tag: String?

    /// When it takes place, as it was written.
    var startAt: Instant
    var endAt: Instant
    var drift: Drift?

    /// Whether somebody writes it right now.
    let isBeingWritten: Bool

    /// Counts what was written, so that what was seen before is not taken for what was changed after.
    let revision: Int64

    /// What somebody has changed in the calendar.
    struct Drift: Hashable, Sendable {
        let kind: Kind

        /// When it takes place there now; `nil` if it is gone.
        let startAt: Instant?
        let endAt: Instant?
        let noticedAt: Instant
    }

    enum Kind: String, Sendable, CaseIterable {
        case moved
        case deleted
    }
}

extension OutgoingEventRow {
    /// The same, with its version.
    func with(tag: String?) -> OutgoingEventRow {
        var row = self
        row.tag = tag
        return row
    }

    /// What the event is called in a collection of CalDAV.
    var fileName: String { generation == 1 ? "\(booking).ics" : "\(booking)-\(generation).ics" }
}
