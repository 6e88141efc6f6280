import CalendarSync
import GoogleCalendar
import MicrosoftGraph
import OAuth

/// How this server is registered at a service of calendars.
struct CalendarServiceConfiguration: Sendable {
    /// `nil` if it is not registered.
    var clientID: String?
    var clientSecret: String?
    var authorizeURL: String
    var tokenURL: String

    /// Where grants are taken back; `nil` if the service has no such place.
    var revokeURL: String?
    var apiURL: String

    static let google: CalendarServiceConfiguration = {
        let standard = OAuthService.google(clientID: "", clientSecret: "", scopes: [])
        return CalendarServiceConfiguration(
            authorizeURL: standard.authorizeURL,
            tokenURL: standard.tokenURL,
            revokeURL: standard.revokeURL,
            apiURL: GoogleClient.standardURL
        )
    }()

    static let microsoft: CalendarServiceConfiguration = {
        let standard = OAuthService.microsoft(clientID: "", clientSecret: "", scopes: [])
        return CalendarServiceConfiguration(
            authorizeURL: standard.authorizeURL,
            tokenURL: standard.tokenURL,
            revokeURL: standard.revokeURL,
            apiURL: GraphClient.standardURL
        )
    }()

    /// What is missing beside a client id; `nil` if nothing is.
    func fault(in configuration: ServeConfiguration, _ service: CalendarService) -> String? {
        guard clientID != nil else { return nil }
        if clientSecret == nil { return "needs \(service.rawValue)_client_secret" }
        if configuration.secrets == nil { return "needs secrets_key, under which access to calendars is kept" }
        return configuration.messages.publicURL == nil ? "needs public_url, where people come back to" : nil
    }

    /// `nil` if the server is not registered.
    func registration(at service: CalendarService) -> CalendarServiceAccess.Registration? {
        guard let clientID, let clientSecret else { return nil }
        var oauth: OAuthService =
            switch service {
            case .google: .google(clientID: clientID, clientSecret: clientSecret, scopes: service.scopes)
            case .microsoft: .microsoft(clientID: clientID, clientSecret: clientSecret, scopes: service.scopes)
            }
        oauth.authorizeURL = authorizeURL
        oauth.tokenURL = tokenURL
        oauth.revokeURL = revokeURL
        return CalendarServiceAccess.Registration(oauth: oauth, apiURL: apiURL)
    }
}
