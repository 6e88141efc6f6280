import Bookings
import CivilTime
import Policies
import WireFormat

/// The body of `POST /v1/api-keys`.
struct CreateAPIKeyRequest: Decodable {
    let key: NewAPIKey

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let role: Role? = try fields.choice("role")
        let provider: ProviderID? = try fields.identifier("provider_id", example: "prv_anna")
        let name = try fields.name("name")
        let scopes = try fields.keyScopes("scopes")
        let expiresAt = try fields.instant("expires_at")
        fields.demand("role", "name")
        try fields.finish()
        let given = try fields.require(role, "role")
        guard (given == .provider) == (provider != nil) else {
            throw fields.refusal(
                "provider_id",
                provider == nil ? "A key of the role provider needs one." : "Only a key of the role provider has one.",
                .value,
                fault: provider == nil ? .required : .invalid
            )
        }
        key = NewAPIKey(
            role: given,
            provider: provider,
            name: try fields.require(name, "name"),
            scopes: scopes,
            expiresAt: expiresAt
        )
    }
}

/// The body of `POST /v1/providers/{provider}/api-keys`.
struct CreateProviderAPIKeyRequest: Decodable {
    private let name: String
    private let scopes: Set<KeyScope>?
    private let expiresAt: Instant?

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let name = try fields.name("name")
        scopes = try fields.keyScopes("scopes")
        expiresAt = try fields.instant("expires_at")
        fields.demand("name")
        try fields.finish()
        self.name = try fields.require(name, "name")
    }

    func key(of provider: ProviderID) -> NewAPIKey {
        NewAPIKey(role: .provider, provider: provider, name: name, scopes: scopes, expiresAt: expiresAt)
    }
}

extension Fields {
    /// Scopes of a key; `nil` where there are none, which is everything that the role may do.
    fileprivate mutating func keyScopes(_ key: String) throws -> Set<KeyScope>? {
        try reading(key) { fields -> Set<KeyScope>? in
            guard let scopes = try fields.choices(key, as: KeyScope.self).map(Set.init) else { return nil }
            guard !scopes.isEmpty else {
                throw fields.refusal(
                    key,
                    "A key with scopes needs at least one of them; leave this out for everything that the role may do.",
                    fault: .length(0, not: 1...KeyScope.allCases.count)
                )
            }
            return scopes
        }
    }
}
