import Bookings
import CivilTime

/// The event of a booking in a calendar elsewhere, as it was written last.
struct OutgoingEventRow: Hashable, Sendable {
    let booking: BookingID
    let link: CalendarLinkID

    /// Counts the events that were made for the booking: a calendar may take the same id only once.
    var generation: Int

    /// What the calendar knows it by, or will; `nil` until that is known.
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

    /// The event that is made in place of this one, which somebody deleted.
    func next(in kind: CalendarLink.Kind) -> OutgoingEventRow {
        var row = self
        row.generation += 1
        row.event = Self.name(of: booking, generation: row.generation, in: kind)
        row.tag = nil
        return row
    }

    /// What a calendar will know the event of a booking by; `nil` if the calendar chooses the name.
    ///
    /// Kept before the event is made, so that it is recognized even if the answer to that is lost.
    static func name(of booking: BookingID, generation: Int, in kind: CalendarLink.Kind) -> String? {
        switch kind {
        case .caldav: fileName(of: booking, generation: generation)
        case .google: OutgoingDraft.googleID(of: booking, generation: generation)
        case .microsoft, .ics: nil
        }
    }

    /// What the event is called in a collection of CalDAV.
    var fileName: String { Self.fileName(of: booking, generation: generation) }

    private static func fileName(of booking: BookingID, generation: Int) -> String {
        generation == 1 ? "\(booking).ics" : "\(booking)-\(generation).ics"
    }
}
