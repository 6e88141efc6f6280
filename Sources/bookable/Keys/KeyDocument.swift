import Bookings
import CivilTime

/// A key as it is printed for programs, by the names that the API gives it; never with its secret unless it was just made.
struct KeyDocument: Encodable {
    let id: String
    let role: String
    let providerID: String?
    let name: String
    let scopes: [String]?
    let status: String
    let createdAt: String
    let expiresAt: String?
    let revokedAt: String?
    let lastUsedAt: String?
    let replacedBy: String?
    let secret: String?

    private enum CodingKeys: String, CodingKey {
        case id, role, name, scopes, status, secret
        case providerID = "provider_id"
        case createdAt = "created_at"
        case expiresAt = "expires_at"
        case revokedAt = "revoked_at"
        case lastUsedAt = "last_used_at"
        case replacedBy = "replaced_by"
    }

    init(_ key: APIKey, at now: Instant, secret: Secret? = nil) {
        id = key.id.rawValue
        role = key.role.rawValue
        providerID = key.provider?.rawValue
        name = key.name
        scopes = key.scopes.map { $0.sorted().map(\.rawValue) }
        status = key.standing(at: now).rawValue
        createdAt = key.createdAt.description
        expiresAt = key.expiresAt?.description
        revokedAt = key.revokedAt?.description
        lastUsedAt = key.lastUsedAt?.description
        replacedBy = key.replacedBy?.rawValue
        self.secret = secret?.text
    }
}
