import Bookings
import CivilTime
import Intervals
import SQL

extension CalendarSyncer {
    /// The events of bookings that a calendar should hold now; none in a file, which is not written.
    func ownRows(of link: CalendarLink, in window: Interval) async throws -> [OutgoingEventRow] {
        guard link.kind != .ics else { return [] }
        return try await database.transaction(.read) { connection in
            try await ownEvents.list(
                of: link.id,
                link.provider,
                endingAfter: Instant(window.start),
                at: clock(),
                in: connection
            )
        }
    }

    /// Keeps what somebody changed of bookings' events, and tells it.
    func keep(
        _ changes: [OwnEvents.Change],
        of link: CalendarLink,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        for change in changes {
            let isNoted = try await ownEvents.note(change.drift, of: change.row, link.provider, in: connection)
            // An event that is back where it was written is noted, but nobody need be told.
            guard isNoted, let drift = change.drift else { continue }
            let data = CalendarDriftData(
                bookingID: change.row.booking,
                linkID: link.id.rawValue,
                startAt: drift.startAt,
                endAt: drift.endAt
            )
            try await EventStore().recordDrift(data, of: link.provider, at: now, in: connection)
        }
    }
}
