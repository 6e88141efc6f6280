/// What a service has granted: secrets, which never show in texts.
package struct OAuthGrant: Hashable, Sendable, Codable {
    package var accessToken: String

    /// When the access token is over, unix seconds.
    package var expiresAt: Int64

    /// Gets further access tokens; `nil` if the service gave none.
    package var refreshToken: String?

    /// What the person has agreed to, which may be less than was asked for.
    package var scopes: Set<String>

    package init(accessToken: String, expiresAt: Int64, refreshToken: String?, scopes: Set<String>) {
        self.accessToken = accessToken
        self.expiresAt = expiresAt
        self.refreshToken = refreshToken
        self.scopes = scopes
    }

    /// Whether the access token should be replaced before it is used, a minute before it is over.
    package func needsRefresh(at now: Int64) -> Bool { now >= expiresAt - 60 }

    /// Which of `wanted` the person has not agreed to.
    package func missing(of wanted: [String]) -> [String] { wanted.filter { !scopes.contains($0) } }
}

extension OAuthGrant: CustomStringConvertible, CustomReflectable {
    package var description: String { "a grant until \(expiresAt)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
