package import HTTPTransport
package import OAuth

/// How this program is registered at the services of calendars, and a client to call them over.
package struct CalendarServiceAccess: Sendable {
    package let http: HTTPClient

    /// Where people come back to from a service; registered there.
    package let redirectURL: String

    /// Where services tell of changes, without the last part; `nil` if they cannot reach this server.
    package let noticesURL: String?

    /// The services at which it is registered.
    package let registrations: [CalendarService: Registration]

    package struct Registration: Sendable {
        package let oauth: OAuthService

        /// Where the API is, without a slash at the end.
        package let apiURL: String

        package init(oauth: OAuthService, apiURL: String) {
            self.oauth = oauth
            self.apiURL = apiURL
        }
    }

    package init(
        http: HTTPClient,
        redirectURL: String,
        noticesURL: String? = nil,
        registrations: [CalendarService: Registration]
    ) {
        self.http = http
        self.redirectURL = redirectURL
        self.noticesURL = noticesURL
        self.registrations = registrations
    }

    /// How much is taken from a service, and how long it may take.
    package static var limits: HTTPClientLimits {
        var limits = HTTPClientLimits()
        limits.responseBody = 16 << 20
        return limits
    }

    /// Where a service tells of changes.
    func noticeURL(of service: CalendarService) -> String? { noticesURL.map { "\($0)/\(service.noticePath)" } }

    func client(for service: CalendarService) -> OAuthClient? {
        registrations[service].map { OAuthClient($0.oauth, over: http) }
    }
}
