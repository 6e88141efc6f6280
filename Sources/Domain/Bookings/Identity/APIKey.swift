package import CivilTime

/// A secret that lets a program act in a role; only its hash is kept.
package struct APIKey: Sendable {
    package let id: APIKeyID
    package let role: Role

    /// The one provider that a key of the role `provider` speaks for.
    package let provider: ProviderID?

    /// What people call it, such as "web site".
    package let name: String

    package let createdAt: Instant
    package let revokedAt: Instant?
}
