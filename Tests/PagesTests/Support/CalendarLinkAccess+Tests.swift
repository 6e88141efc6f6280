import CalendarFeeds
import CalendarSync
import HTTPTransport
import OAuth
import Sealing

extension CalendarLinkAccess {
    /// Links calendars, and is registered at Google at an address of this machine where nothing answers.
    static func registered() throws -> CalendarLinkAccess {
        var oauth = OAuthService.google(
            clientID: "bookable",
            clientSecret: "s3cret",
            scopes: CalendarService.google.scopes
        )
        oauth.authorizeURL = "http://127.0.0.1:1/authorize"
        oauth.tokenURL = "http://127.0.0.1:1/token"
        oauth.revokeURL = "http://127.0.0.1:1/revoke"
        let services = CalendarServiceAccess(
            http: try HTTPClient(),
            redirectURL: "http://127.0.0.1:1/calendar-accounts/callback",
            registrations: [.google: CalendarServiceAccess.Registration(oauth: oauth, apiURL: "http://127.0.0.1:1")]
        )
        return CalendarLinkAccess(
            keyring: try Keyring(text: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="),
            http: try HTTPClient(limits: FeedClient.limits),
            plan: CalendarPollPlan(interval: 600),
            services: services,
            concurrency: 4
        )
    }
}
