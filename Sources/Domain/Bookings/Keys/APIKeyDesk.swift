package import CivilTime

/// Makes, lists, changes, rotates and revokes API keys: those of one provider, or, for admins, all.
///
/// An API key cannot make one that can do more or lasts longer than itself.
package struct APIKeyDesk: Sendable {
    private let keys = APIKeyStore()

    /// How many keys of a provider can be in force at once; while one is being replaced, both are.
    package static let maximumCount = 20

    /// How long the key that was rotated stays valid unless said otherwise: a week, in seconds.
    package static let overlap: Int64 = 7 * 86_400

    /// How many keys that are revoked or expired a provider's list shows.
    private static let maximumEnded = 100

    package init() {}

    /// The provider's keys: all in force, then at most 100 that are revoked or expired, each latest first.
    package func list(of provider: ProviderID, in transaction: Transaction) async throws -> [APIKey] {
        let (connection, now) = (transaction.connection, transaction.now)
        return try await keys.inForce(of: provider, at: now, limit: 10 * Self.maximumCount, in: connection)
            + keys.ended(of: provider, at: now, limit: Self.maximumEnded, in: connection)
    }

    /// Up to `limit` of all keys, in the order in which they were made.
    package func list(after place: APIKeyID?, limit: Int, in transaction: Transaction) async throws -> [APIKey] {
        try await keys.list(after: place, limit: limit, in: transaction.connection)
    }

    /// Makes a key that speaks for the provider; the secret is returned here and never again.
    package func create(
        named name: String,
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws -> (key: APIKey, secret: Secret) {
        try await create(NewAPIKey(role: .provider, provider: provider, name: name), in: transaction)
    }

    /// Makes a key; the secret is returned here and never again.
    ///
    /// Throws ``BookingsError`` if its provider does not exist or already has ``maximumCount`` keys in force, for values that do not
    /// go together, and if it could do more than the key that asks for it.
    package func create(
        _ new: NewAPIKey,
        in transaction: Transaction
    ) async throws -> (key: APIKey, secret: Secret) {
        let (connection, now) = (transaction.connection, transaction.now)
        try await requireNoMore(new, in: transaction)
        if let provider = new.provider {
            // Counting and adding are one step, or two requests at once could both make the last one.
            try await transaction.lock(provider)
            guard
                try await keys.inForce(of: provider, at: now, limit: Self.maximumCount, in: connection).count
                    < Self.maximumCount
            else {
                throw BookingsError(
                    .conflict,
                    "A provider can have at most \(Self.maximumCount) API keys; revoke one first."
                )
            }
        }
        return try await keys.create(new, at: now, in: connection)
    }

    /// Makes a key in the place of another, which stays valid until `end`, at most until it would have expired anyway.
    ///
    /// The new one has the name, role, provider and scopes of the old one. Unless `expiry` says when it expires, it lasts as
    /// long as the old one was meant to. Throws ``BookingsError`` if the key does not exist or is not of `provider`, if it is
    /// no longer in force, if it was rotated before, and if twice ``maximumCount`` keys of its provider are in force.
    package func rotate(
        _ id: APIKeyID,
        of provider: ProviderID? = nil,
        until end: Instant? = nil,
        expiry: Expiry = .asBefore,
        in transaction: Transaction
    ) async throws -> (key: APIKey, secret: Secret, old: APIKey) {
        let (connection, now) = (transaction.connection, transaction.now)
        let old = try await find(id, of: provider, in: transaction)
        guard old.standing(at: now) == .inForce else {
            throw BookingsError(.conflict, "The key \(id) is \(old.standing(at: now).rawValue); make a new one.")
        }
        let end = end ?? now + Self.overlap
        guard end >= now else {
            throw BookingsError(
                .invalidValue,
                "The old key cannot end before now; revoke it to end it at once.",
                field: "old_valid_until"
            )
        }
        let new = NewAPIKey(
            role: old.role,
            provider: old.provider,
            name: old.name,
            scopes: old.scopes,
            expiresAt: expiry.instant(after: old, at: now)
        )
        try await requireNoMore(new, in: transaction)
        if let provider = new.provider {
            try await transaction.lock(provider)
            let inForce = try await keys.inForce(of: provider, at: now, limit: 2 * Self.maximumCount, in: connection)
            guard inForce.count < 2 * Self.maximumCount else {
                throw BookingsError(.conflict, "Too many keys that were rotated are still valid; revoke some first.")
            }
        }
        let (key, secret) = try await keys.create(new, at: now, in: connection)
        let until = min(end, old.expiresAt ?? end)
        guard try await keys.replace(id, by: key.id, until: until, in: connection) else {
            throw BookingsError(.conflict, "The key \(id) was rotated already; rotate the key that replaced it.")
        }
        return (key, secret, try await find(id, of: provider, in: transaction))
    }

    /// When the successor of a key expires.
    package enum Expiry: Sendable {
        /// After as long as the old one was to last, or never if that never expires.
        case asBefore
        case never
        case at(Instant)

        fileprivate func instant(after old: APIKey, at now: Instant) -> Instant? {
            switch self {
            case .asBefore: old.expiresAt.map { now + ($0 - old.createdAt) }
            case .never: nil
            case .at(let instant): instant
            }
        }
    }

    /// Changes the name of a key and when it expires; what `changes` leaves out stays.
    ///
    /// Throws ``BookingsError`` if the key does not exist or is not of `provider`, if it is revoked or expired, or would expire at
    /// once, and if it would outlast the key that asks. A key that was replaced can only be given less time.
    package func change(
        _ id: APIKeyID,
        of provider: ProviderID? = nil,
        _ changes: APIKeyChanges,
        in transaction: Transaction
    ) async throws -> APIKey {
        let key = try await find(id, of: provider, in: transaction)
        guard key.standing(at: transaction.now) == .inForce else {
            throw BookingsError(
                .conflict,
                "The key \(id) is \(key.standing(at: transaction.now).rawValue); make a new one."
            )
        }
        var end = key.expiresAt
        if case .some(let wanted) = changes.expiresAt {
            if let wanted, wanted <= transaction.now {
                throw BookingsError(
                    .invalidValue,
                    "A key must expire later than now; revoke it to end it at once.",
                    field: "expires_at"
                )
            }
            if key.replacedBy != nil, let end, wanted.map({ $0 > end }) ?? true {
                throw BookingsError(
                    .conflict,
                    "The key \(id) was rotated and ends at \(end), if not earlier; use the key that replaced it.",
                    field: "expires_at"
                )
            }
            end = wanted
        }
        try await requireNoMore(
            NewAPIKey(role: key.role, provider: key.provider, name: key.name, scopes: key.scopes, expiresAt: end),
            in: transaction
        )
        return try await keys.change(key, name: changes.name ?? key.name, expiresAt: end, in: transaction.connection)
    }

    /// Throws ``BookingsError`` if the key does not exist, or is not of `provider`.
    package func find(
        _ id: APIKeyID,
        of provider: ProviderID? = nil,
        in transaction: Transaction
    ) async throws -> APIKey {
        guard let key = try await keys.find(id, of: provider, in: transaction.connection) else {
            throw BookingsError.notFound(id)
        }
        return key
    }

    /// Revokes a key permanently; throws ``BookingsError`` if it does not exist, or is not of `provider`.
    package func revoke(_ id: APIKeyID, of provider: ProviderID? = nil, in transaction: Transaction) async throws {
        _ = try await find(id, of: provider, in: transaction)
        try await keys.revoke(id, at: transaction.now, in: transaction.connection)
    }

    /// Throws ``BookingsError`` if the key that asks, if one does, is confined or ends earlier than the new one.
    ///
    /// Otherwise a key that is valid for a day could be used to make one that never expires.
    private func requireNoMore(_ new: NewAPIKey, in transaction: Transaction) async throws {
        guard case .key(let id, _, _) = transaction.requester,
            let own = try await keys.find(id, in: transaction.connection)
        else { return }
        guard own.scopes == nil else {
            throw BookingsError(.forbidden, "A key that is confined to scopes makes and changes no keys.")
        }
        guard let end = own.expiresAt else { return }
        guard let expiry = new.expiresAt, expiry <= end else {
            throw BookingsError(
                .invalidValue,
                "A key lets none last longer than itself, which is until \(end).",
                field: "expires_at"
            )
        }
    }
}
