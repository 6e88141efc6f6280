import Bookings
import CivilTime

/// An API key as it is listed; its secret only when it is made.
struct APIKeyResponse: Encodable {
    private let key: APIKey
    private let standing: APIKey.Standing
    private let secret: Secret?

    init(_ key: APIKey, at now: Instant, secret: Secret? = nil) {
        self.key = key
        standing = key.standing(at: now)
        self.secret = secret
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(key.id.rawValue, forKey: .id)
        try container.encode(key.role.rawValue, forKey: .role)
        try container.encode(key.provider?.rawValue, forKey: .provider)
        try container.encode(key.name, forKey: .name)
        try container.encode(key.scopes.map { $0.sorted().map(\.rawValue) }, forKey: .scopes)
        try container.encode(standing.rawValue, forKey: .status)
        try container.encode(WireInstant(key.createdAt), forKey: .createdAt)
        try container.encode(key.expiresAt.map(WireInstant.init), forKey: .expiresAt)
        try container.encode(key.revokedAt.map(WireInstant.init), forKey: .revokedAt)
        try container.encode(key.lastUsedAt.map(WireInstant.init), forKey: .lastUsedAt)
        try container.encode(key.replacedBy?.rawValue, forKey: .replacedBy)
        try container.encodeIfPresent(secret?.text, forKey: .secret)
    }

    private enum CodingKeys: String, CodingKey {
        case id, role, name, scopes, status, secret
        case provider = "provider_id"
        case createdAt = "created_at"
        case expiresAt = "expires_at"
        case revokedAt = "revoked_at"
        case lastUsedAt = "last_used_at"
        case replacedBy = "replaced_by"
    }
}

/// The keys of a provider, which are few.
struct APIKeyListResponse: Encodable {
    let items: [APIKeyResponse]
}

/// The new key, with its secret, and the one that it replaces.
struct RotatedAPIKeyResponse: Encodable {
    let key: APIKeyResponse
    let old: APIKeyResponse
}
