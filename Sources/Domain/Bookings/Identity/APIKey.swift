package import CivilTime

/// A secret that lets a program act in a role; only its hash is kept.
package struct APIKey: Sendable {
    package let id: APIKeyID
    package let role: Role

    /// The one provider that a key of the role `provider` speaks for.
    package let provider: ProviderID?

    /// What people call it, such as "web site".
    package let name: String

    /// What it is confined to within its role; `nil` for everything.
    package let scopes: Set<KeyScope>?

    package let createdAt: Instant

    /// When it expires; `nil` for never.
    package let expiresAt: Instant?

    package let revokedAt: Instant?

    /// When it was last used, though the true time can be up to an hour later; `nil` if it never was.
    package let lastUsedAt: Instant?

    /// The key that took its place; `nil` unless it was rotated.
    package let replacedBy: APIKeyID?

    /// Whether a key is accepted, and why not.
    package enum Standing: String, Sendable, CaseIterable {
        case inForce = "in_force"
        case expired
        case revoked
    }

    package func standing(at now: Instant) -> Standing {
        if revokedAt != nil { return .revoked }
        return expiresAt.map { $0 <= now } ?? false ? .expired : .inForce
    }
}
