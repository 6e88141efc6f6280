import CalendarFeeds
import CalendarSync
import HTTPTransport
import Sealing

/// How linked calendars are read.
struct CalendarLinkConfiguration: Sendable {
    /// Seconds between two looks at a calendar.
    var interval: Int64 = 600

    /// The most calendars that are read at once.
    var concurrency = 8

    /// Whether calendars may be inside the operator's own network.
    var allowsPrivateAddresses = false

    /// What it takes to link calendars, and the client that fetches them.
    struct Opened {
        let access: CalendarLinkAccess
        let http: HTTPClient
    }

    /// `nil` without a key for secrets.
    func open(_ keyring: Keyring?) throws -> Opened? {
        guard let keyring else { return nil }
        let http = try HTTPClient(
            limits: FeedClient.limits,
            addresses: allowsPrivateAddresses ? .any : .publicOnly
        )
        let access = CalendarLinkAccess(
            keyring: keyring,
            http: http,
            plan: CalendarPollPlan(interval: interval),
            concurrency: concurrency
        )
        return Opened(access: access, http: http)
    }
}
