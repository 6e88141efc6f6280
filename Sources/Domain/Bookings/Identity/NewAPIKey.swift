package import CivilTime

/// An API key that is to be made.
package struct NewAPIKey: Sendable {
    package let role: Role
    package let provider: ProviderID?
    package let name: String
    package var scopes: Set<KeyScope>?
    package var expiresAt: Instant?

    /// - Parameters:
    ///   - role: What it may do.
    ///   - provider: Whose it is; only for keys of the role `provider`.
    ///   - name: What people call it; may be empty.
    ///   - scopes: What it is confined to; `nil` for everything that the role may do.
    ///   - expiresAt: When it expires; `nil` for never.
    package init(
        role: Role,
        provider: ProviderID?,
        name: String,
        scopes: Set<KeyScope>? = nil,
        expiresAt: Instant? = nil
    ) {
        self.role = role
        self.provider = provider
        self.name = name
        self.scopes = scopes
        self.expiresAt = expiresAt
    }
}
