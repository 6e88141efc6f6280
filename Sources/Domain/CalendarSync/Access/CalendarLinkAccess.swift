package import CalendarFeeds
package import CivilTime
package import SQL
package import Sealing

/// What it takes to link calendars: a key to keep their addresses under, and a client to fetch them with.
package struct CalendarLinkAccess: Sendable {
    private let keyring: Keyring
    private let feeds: FeedClient
    private let plan: CalendarPollPlan

    /// The most calendars that one server reads at once.
    package let concurrency: Int

    package init(keyring: Keyring, feeds: FeedClient, plan: CalendarPollPlan, concurrency: Int) {
        self.keyring = keyring
        self.feeds = feeds
        self.plan = plan
        self.concurrency = concurrency
    }

    package func desk(zones: ZoneDirectory) -> CalendarLinkDesk {
        CalendarLinkDesk(zones: zones, keyring: keyring)
    }

    /// What reads the calendars that are due by `clock`, in unix seconds.
    package func syncer(
        on database: any SQLDatabase,
        zones: ZoneDirectory,
        clock: @escaping @Sendable () -> Int64
    ) -> CalendarSyncer {
        CalendarSyncer(database: database, feeds: feeds, keyring: keyring, zones: zones, plan: plan, clock: clock)
    }
}
