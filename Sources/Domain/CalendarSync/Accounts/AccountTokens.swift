import CivilTime
import Bookings
import OAuth
import SQL
import Sealing

/// Gives access tokens of accounts, and renews their grants, each by one server at a time.
struct AccountTokens: Sendable {
    let database: any SQLDatabase
    let access: CalendarServiceAccess
    let keyring: Keyring

    let clock: @Sendable () -> Instant
    private let accounts = CalendarAccountStore()
    private let events = EventStore()
    private var vault: GrantVault { GrantVault(keyring) }

    init(
        database: any SQLDatabase,
        access: CalendarServiceAccess,
        keyring: Keyring,
        clock: @escaping @Sendable () -> Instant
    ) {
        self.database = database
        self.access = access
        self.keyring = keyring
        self.clock = clock
    }

    /// A token that is good for another minute at least, and is not `refused`, which the service did not take.
    ///
    /// Throws ``AccountFailure``, and what the database throws.
    func token(
        of id: CalendarAccountID,
        _ provider: ProviderID,
        insteadOf refused: String? = nil
    ) async throws -> String {
        let found = try await database.transaction(.read) { try await accounts.find(id, of: provider, in: $0) }
        guard let account = found else { throw AccountFailure.removed }
        let grant = try grant(of: account)
        // A service may refuse a token before its time, as after its owner has taken access back.
        guard grant.needsRefresh(at: clock().secondsSince1970) || grant.accessToken == refused else {
            return grant.accessToken
        }
        return try await renew(grant, of: account)
    }

    private func grant(of account: CalendarAccount) throws -> OAuthGrant {
        guard account.endedAt == nil, let sealed = account.sealedGrant else {
            throw AccountFailure.ended(account.service)
        }
        do {
            return try vault.open(sealed, of: account.id, account.provider)
        } catch {
            throw AccountFailure.unusable("The grant of this account is encrypted under a key that is not configured.")
        }
    }

    private func renew(_ grant: OAuthGrant, of account: CalendarAccount) async throws -> String {
        guard let client = access.client(for: account.service) else {
            throw AccountFailure.unusable("This server is not registered at \(account.service.title).")
        }
        let now = clock()
        // Written down before the service is asked: some refresh tokens are good once, and a second use ends the grant.
        let isOurs = try await database.transaction(.write) { connection in
            try await accounts.beginRenewal(of: account, until: now + Self.patience, at: now, in: connection)
        }
        guard isOurs else { throw AccountFailure.renewing(2) }
        let renewed: OAuthGrant
        do throws(OAuthError) {
            renewed = try await client.refresh(grant, at: now.secondsSince1970)
        } catch {
            throw try await failure(error, of: account)
        }
        // Before it is used: the refresh token that came with it may be the only one that is good.
        let sealed = try vault.seal(renewed, of: account.id, account.provider)
        let isKept = try await database.transaction(.write) { connection in
            try await accounts.keep(sealed, of: account, at: clock(), in: connection)
        }
        // Somebody has connected or removed the account meanwhile.
        guard isKept else { throw AccountFailure.renewing(1) }
        return renewed.accessToken
    }

    /// Writes down what follows from a grant that could not be renewed.
    private func failure(_ error: OAuthError, of account: CalendarAccount) async throws -> AccountFailure {
        try await database.transaction(.write) { connection in
            guard error.code == .grantEnded else {
                return try await accounts.endRenewal(of: account, in: connection)
            }
            try await connection.lock(account.provider)
            let now = clock()
            // Only whoever ended it tells of it, so that there is one event.
            guard try await accounts.end(account, at: now, in: connection) else { return }
            let data = CalendarEventData(accountID: account.id.rawValue, service: account.service.rawValue)
            try await events.recordDisconnection(data, of: account.provider, at: now, in: connection)
        }
        guard error.code != .grantEnded else { return .ended(account.service) }
        return .unavailable("\(account.service.title): \(error.message)", retryAfter: error.retryAfter)
    }

    /// Seconds after which a renewal is left to others: longer than a request may take.
    private static let patience: Int64 = 60
}
