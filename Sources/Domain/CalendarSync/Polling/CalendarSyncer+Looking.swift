import Bookings
import CalendarFeeds
import CivilTime
import Intervals
import SQL

extension CalendarSyncer {
    /// Asks a calendar what it holds in `window` alone, and has what was not known yet block at once.
    ///
    /// Nothing is freed here: what is gone, and the rest of the calendar, is read right after if anything new was found. A calendar
    /// that does not answer, or that cannot be read, stays as it is. Throws what the database throws.
    func look(at link: CalendarLink, in window: Interval) async throws {
        let zone = try await database.transaction(.read) { connection in
            try zones.zone(named: try await providers.find(link.provider, in: connection).timeZone)
        }
        guard case .busy(let busy, _, _, let own) = try await outcome(of: link, in: window, unless: FeedVersion(), zone)
        else { return }
        try await database.transaction(.write) { connection in
            try await connection.lock(link.provider)
            guard let current = try await links.find(link.id, of: link.provider, in: connection),
                current.revision == link.revision
            else { return }
            let pieces = try await pieces(of: own, of: link.provider, in: connection) + busy.map { BusyTime.Piece($0) }
            let now = clock()
            guard try await busyTimes.add(pieces, from: link.source, of: link.provider, at: now, in: connection) else {
                return
            }
            // Whoever reads the calendar at this moment may have passed the new event already, and would take it away again.
            try await links.readAnew(current, at: now, in: connection)
        }
    }
}
