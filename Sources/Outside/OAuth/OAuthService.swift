/// A service of OAuth 2 at which this program is registered, such as Google's or Microsoft's.
package struct OAuthService: Sendable {
    package var clientID: String

    /// Never shows in texts of this type.
    package var clientSecret: String

    /// Where people are asked; without a query.
    package var authorizeURL: String

    /// Where codes and refresh tokens are exchanged.
    package var tokenURL: String

    /// Where grants are taken back; `nil` if the service has no such place.
    package var revokeURL: String?

    /// What is asked for, each a scope.
    package var scopes: [String]

    /// Parameters of the question that this service alone knows.
    package var parameters: [(name: String, value: String)]

    /// Whether refreshing needs the scopes once more, as at Microsoft.
    package var repeatsScopes: Bool

    package init(
        clientID: String,
        clientSecret: String,
        authorizeURL: String,
        tokenURL: String,
        revokeURL: String?,
        scopes: [String],
        parameters: [(name: String, value: String)] = [],
        repeatsScopes: Bool = false
    ) {
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.authorizeURL = authorizeURL
        self.tokenURL = tokenURL
        self.revokeURL = revokeURL
        self.scopes = scopes
        self.parameters = parameters
        self.repeatsScopes = repeatsScopes
    }
}

extension OAuthService: CustomStringConvertible, CustomReflectable {
    package var description: String { "\(tokenURL) as \(clientID)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension OAuthService {
    /// Google's, asked for access that lasts while nobody is signed in.
    package static func google(clientID: String, clientSecret: String, scopes: [String]) -> OAuthService {
        OAuthService(
            clientID: clientID,
            clientSecret: clientSecret,
            authorizeURL: "https://accounts.google.com/o/oauth2/v2/auth",
            tokenURL: "https://oauth2.googleapis.com/token",
            revokeURL: "https://oauth2.googleapis.com/revoke",
            scopes: scopes,
            // Without a question, Google gives a refresh token the first time only.
            parameters: [("access_type", "offline"), ("prompt", "consent"), ("include_granted_scopes", "true")]
        )
    }

    /// Microsoft's for accounts of all kinds.
    package static func microsoft(clientID: String, clientSecret: String, scopes: [String]) -> OAuthService {
        let base = "https://login.microsoftonline.com/common/oauth2/v2.0"
        return OAuthService(
            clientID: clientID,
            clientSecret: clientSecret,
            authorizeURL: "\(base)/authorize",
            tokenURL: "\(base)/token",
            revokeURL: nil,
            scopes: ["offline_access"] + scopes,
            parameters: [("response_mode", "query"), ("prompt", "select_account")],
            repeatsScopes: true
        )
    }
}
