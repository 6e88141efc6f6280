package import Bookings
package import CivilTime
package import HTTPTransport
package import SQL
package import Sealing

/// What it takes to link calendars: a key to keep their addresses under, and a client to fetch them over.
package struct CalendarLinkAccess: Sendable {
    private let keyring: Keyring
    private let http: HTTPClient
    private let plan: CalendarPollPlan

    /// How accounts at services are reached; `nil` if this server is registered at no service.
    private let services: CalendarServiceAccess?
    // One for all gateways that are made here, because a service counts the requests of all accounts together.
    private let pauses = ServicePauses()

    /// The most calendars that one server reads at once.
    package let concurrency: Int

    package init(
        keyring: Keyring,
        http: HTTPClient,
        plan: CalendarPollPlan,
        services: CalendarServiceAccess? = nil,
        concurrency: Int
    ) {
        self.keyring = keyring
        self.http = http
        self.services = services
        self.plan = plan
        self.concurrency = concurrency
    }

    package func desk(zones: ZoneDirectory) -> CalendarLinkDesk {
        CalendarLinkDesk(zones: zones, keyring: keyring)
    }

    /// What reads the calendars that are due by `clock`.
    package func syncer(
        on database: any SQLDatabase,
        zones: ZoneDirectory,
        clock: @escaping @Sendable () -> Instant
    ) -> CalendarSyncer {
        CalendarSyncer(
            database: database,
            http: http,
            accounts: gateway(on: database, clock: clock),
            keyring: keyring,
            zones: zones,
            plan: plan,
            clock: clock
        )
    }

    /// What looks at calendars just before something is booked.
    package func checks(
        on database: any SQLDatabase,
        zones: ZoneDirectory,
        clock: @escaping @Sendable () -> Instant
    ) -> CalendarChecks {
        CalendarChecks(database: database, syncer: syncer(on: database, zones: zones, clock: clock), clock: clock)
    }

    /// How accounts of providers are connected; `nil` if this server is registered at no service.
    package func accounts(
        on database: any SQLDatabase,
        zones: ZoneDirectory,
        clock: @escaping @Sendable () -> Instant
    ) -> CalendarAccountAccess? {
        guard let services, let gateway = gateway(on: database, clock: clock) else { return nil }
        let desk = CalendarAccountDesk(zones: zones, keyring: keyring, access: services)
        return CalendarAccountAccess(
            desk: desk,
            connector: CalendarConnector(database: database, desk: desk, access: services, keyring: keyring),
            gateway: gateway
        )
    }

    /// Receives services' notices about calendars; `nil` if they cannot reach this server.
    package func notices(on database: any SQLDatabase) -> CalendarNoticeDesk? {
        services?.noticesURL.map { _ in CalendarNoticeDesk(database: database) }
    }

    /// What does the work of jobs about linked calendars, by kind.
    package func jobHandlers(
        on database: any SQLDatabase,
        clock: @escaping @Sendable () -> Instant
    ) -> [JobKind: JobHandler] {
        let pusher = BookingPusher(
            database: database,
            http: http,
            accounts: gateway(on: database, clock: clock),
            keyring: keyring,
            clock: clock
        )
        let backfill = BookingBackfill(database: database, clock: clock)
        var handlers: [JobKind: JobHandler] = [
            EventSubscriber.calendars.jobKind: { await pusher.push(event: $0) },
            .calendarPush: { await pusher.push(booking: $0) },
            .calendarBackfill: { await backfill.run($0) },
        ]
        if let accounts = gateway(on: database, clock: clock) {
            let ending = WatchEnding(accounts: accounts)
            handlers[.calendarWatchEnd] = { await ending.end($0) }
        }
        if let services {
            let revocation = GrantRevocation(access: services, keyring: keyring)
            handlers[.calendarRevocation] = { await revocation.revoke($0) }
        }
        return handlers
    }

    private func gateway(
        on database: any SQLDatabase,
        clock: @escaping @Sendable () -> Instant
    ) -> AccountGateway? {
        services.map { services in
            let tokens = AccountTokens(database: database, access: services, keyring: keyring, clock: clock)
            return AccountGateway(tokens: tokens, pauses: pauses)
        }
    }
}
