import Bookings
import CivilTime
import SQL

/// Subscribes this server to changes in calendars, and renews the subscriptions a day before they end.
struct CalendarWatcher: Sendable {
    private let accounts: AccountGateway
    private let links = CalendarLinkStore()
    private var database: any SQLDatabase { accounts.tokens.database }
    private var clock: @Sendable () -> Instant { accounts.tokens.clock }

    /// `nil` if services cannot reach this server, or there are none.
    init?(_ accounts: AccountGateway?) {
        guard let accounts, accounts.tokens.access.noticesURL != nil else { return nil }
        self.accounts = accounts
    }

    /// What became of an attempt.
    enum Outcome: Sendable {
        case watched
        case failed(GatewayError)
    }

    /// Watches the calendar at `address`, or renews that; `nil` if neither is due.
    ///
    /// Throws what the database throws.
    func keep(_ link: CalendarLink, at address: CalendarAddress) async throws -> Outcome? {
        let now = clock()
        guard case .entry(let calendar, let account, let service) = address,
            let url = accounts.tokens.access.noticeURL(of: service), (link.watchDueAt ?? now) <= now
        else { return nil }
        let token = Secret.makeWatchToken(of: link.provider)
        let draft = WatchDraft(link: link.id, url: url, token: token, now: now)
        // One that is over is not renewed.
        let earlier = link.watch.flatMap { $0.endsAt > now ? $0 : nil }
        do {
            let watch = try await accounts.ask(service, as: account, of: link.provider) { api throws(ServiceError) in
                try await api.watch(calendar, draft, insteadOf: earlier)
            }
            try await keep(watch, of: link, account, service)
            return .watched
        } catch let error as GatewayError {
            try await database.transaction(.write) { connection in
                try await links.postponeWatch(of: link, until: now + Self.pause, in: connection)
            }
            return .failed(error)
        }
    }

    private func keep(
        _ watch: CalendarWatch,
        of link: CalendarLink,
        _ account: CalendarAccountID,
        _ service: CalendarService
    ) async throws {
        let now = clock()
        // One that is short is renewed when half of it is over.
        let dueAt = max(watch.endsAt - CalendarWatch.margin, now + (watch.endsAt - now) / 2)
        try await database.transaction(.write) { connection in
            guard try await links.keep(watch, of: link, dueAt: dueAt, in: connection) else {
                let job = WatchEndJob(account: account, service: service, watch: watch)
                let draft = try JobDraft(.calendarWatchEnd, of: link.provider, payload: job)
                try await JobStore().enqueue(draft, at: now, in: connection)
                return
            }
            // What changed between the last reading and now was told to nobody.
            guard watch.id != link.watch?.id else { return }
            try await links.hasten(link, pause: CalendarNoticeDesk.pause, at: now, in: connection)
        }
    }

    /// Seconds after which an attempt that failed is repeated.
    private static let pause: Int64 = 3_600
}
