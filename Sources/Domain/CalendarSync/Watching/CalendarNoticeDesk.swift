package import Bookings
package import CivilTime
import SQL

/// Receives services' notices about watched calendars, and makes these due for the poller.
///
/// A notice is trusted only to say that something may have changed. However many arrive, a calendar is read at most once in
/// ten seconds.
package struct CalendarNoticeDesk: Sendable {
    private let database: any SQLDatabase
    private let links = CalendarLinkStore()

    init(database: any SQLDatabase) {
        self.database = database
    }

    /// Seconds between two readings of a calendar that notices can cause.
    static let pause: Int64 = 10

    /// The most notices that are taken in at once; services repeat what was not taken, and calendars are read anyway.
    package static let maximumCount = 200

    /// Processes notices; those with a wrong secret or of an unknown watch are ignored.
    package func take(_ notices: [CalendarNotice], by requester: Requester, at now: Instant) async throws {
        // Several of one calendar and kind are one.
        let distinct = Set(notices.prefix(Self.maximumCount))
        let known = try await database.transaction(.read, by: requester, at: now) { transaction in
            try await links(of: distinct, in: transaction)
        }
        guard !known.isEmpty else { return }
        try await database.transaction(.write, by: requester, at: now) { transaction in
            for (notice, link) in known { try await take(notice, of: link, in: transaction) }
        }
    }

    private func links(
        of notices: Set<CalendarNotice>,
        in transaction: Transaction
    ) async throws -> [(CalendarNotice, CalendarLink)] {
        var known: [(notice: CalendarNotice, link: CalendarLink)] = []
        for notice in notices {
            guard let token = notice.token, let provider = token.provider,
                let link = try await links.find(watchedAs: notice.watch, of: provider, in: transaction.connection),
                let watch = link.watch, token.matches(hash: watch.secretHash)
            else { continue }
            known.append((notice, link))
        }
        // In one order, so that two servers do not wait for each other.
        return known.sorted { $0.link.id.rawValue < $1.link.id.rawValue }
    }

    private func take(_ notice: CalendarNotice, of link: CalendarLink, in transaction: Transaction) async throws {
        let (connection, now) = (transaction.connection, transaction.now)
        switch notice.kind {
        case .changed: break
        case .expiring: try await links.postponeWatch(of: link, until: now, in: connection)
        case .ended: try await links.end(notice.watch, of: link, dueAt: now, in: connection)
        }
        try await links.hasten(link, pause: Self.pause, at: now, in: connection)
    }
}
