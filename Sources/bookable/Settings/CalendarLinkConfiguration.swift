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

    /// Whether services tell the server of changes, at its public address.
    var takesNotices = true

    /// How the server is registered at services of calendars.
    var google = CalendarServiceConfiguration.google
    var microsoft = CalendarServiceConfiguration.microsoft

    /// What it takes to link calendars, and the client that fetches them.
    struct Opened {
        let access: CalendarLinkAccess
        fileprivate let clients: [HTTPClient]

        /// Waits for requests that run.
        func close() async {
            for client in clients { await client.close() }
        }
    }

    /// `nil` without a key for secrets; people come back from services to `publicURL`.
    func open(_ keyring: Keyring?, publicURL: String?) throws -> Opened? {
        guard let keyring else { return nil }
        let http = try HTTPClient(
            limits: FeedClient.limits,
            addresses: allowsPrivateAddresses ? .any : .publicOnly
        )
        let services = try services(publicURL)
        let access = CalendarLinkAccess(
            keyring: keyring,
            http: http,
            plan: CalendarPollPlan(interval: interval),
            services: services,
            concurrency: concurrency
        )
        return Opened(access: access, clients: [http] + [services?.http].compactMap(\.self))
    }

    /// `nil` if services cannot tell of changes: they send notices by https alone.
    private func noticesURL(_ publicURL: String) -> String? {
        takesNotices && publicURL.hasPrefix("https://") ? "\(publicURL)/v1/webhooks" : nil
    }

    /// `nil` if the server is registered nowhere.
    ///
    /// Operators set the addresses of services, so any is connected to.
    private func services(_ publicURL: String?) throws -> CalendarServiceAccess? {
        var registrations: [CalendarService: CalendarServiceAccess.Registration] = [:]
        registrations[.google] = google.registration(at: .google)
        registrations[.microsoft] = microsoft.registration(at: .microsoft)
        guard let publicURL, !registrations.isEmpty else { return nil }
        return CalendarServiceAccess(
            http: try HTTPClient(limits: CalendarServiceAccess.limits),
            redirectURL: "\(publicURL)/calendar-accounts/callback",
            noticesURL: noticesURL(publicURL),
            registrations: registrations
        )
    }
}
