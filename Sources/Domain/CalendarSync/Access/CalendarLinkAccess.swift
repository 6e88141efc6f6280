package import CivilTime
package import HTTPTransport
package import SQL
package import Sealing

/// What it takes to link calendars: a key to keep their addresses under, and a client to fetch them over.
package struct CalendarLinkAccess: Sendable {
    private let keyring: Keyring
    private let http: HTTPClient
    private let plan: CalendarPollPlan

    /// The most calendars that one server reads at once.
    package let concurrency: Int

    package init(keyring: Keyring, http: HTTPClient, plan: CalendarPollPlan, concurrency: Int) {
        self.keyring = keyring
        self.http = http
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
        CalendarSyncer(database: database, http: http, keyring: keyring, zones: zones, plan: plan, clock: clock)
    }
}
