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

    /// The time that events of bookings block where somebody moved them to, each apart from everything else.
    func pieces(
        of own: OwnEvents,
        of provider: ProviderID,
        in connection: any SQLConnection
    ) async throws -> [BusyTime.Piece] {
        // An event that was written since the calendar was read is not there any more.
        let current = try await ownEvents.revisions(of: own.moved.map(\.row.booking), in: connection)
        return own.moved.filter { current[$0.row.booking] == $0.row.revision }
            .map { BusyTime.Piece($0.span, movedEventOf: $0.row.booking) }
    }

    /// Tells the provider of a calendar that cannot be read until the provider does something, once for all attempts in a row.
    ///
    /// Not at the first attempt: servers answer 404 or with a page of their own in the middle of an update. An account that has
    /// ended is told by whoever noticed that.
    func tellFailure(of link: CalendarLink, at now: Instant, in connection: any SQLConnection) async throws {
        guard link.state.failures == 3, let problem = link.state.problem, problem.needsProvider,
            problem.code != .disconnected
        else { return }
        let data = CalendarEventData(linkID: link.id.rawValue, on: link.host, service: link.kind.rawValue)
        try await EventStore().recordDisconnection(data, of: link.provider, at: now, in: connection)
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
