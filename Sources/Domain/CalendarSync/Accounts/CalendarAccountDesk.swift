package import Bookings
import CivilTime
import OAuth
import Sealing

/// Connects accounts of providers at services of calendars.
package struct CalendarAccountDesk: Sendable {
    private let providers: ProviderStore
    private let vault: GrantVault
    private let access: CalendarServiceAccess
    private let accounts = CalendarAccountStore()

    /// How many accounts a provider can connect.
    package static let maximumAccounts = 10

    /// Seconds that somebody has for agreeing.
    package static let attemptLength: Int64 = 1_800

    init(zones: ZoneDirectory, keyring: Keyring, access: CalendarServiceAccess) {
        providers = ProviderStore(zones: zones)
        vault = GrantVault(keyring)
        self.access = access
    }

    /// Whether accounts of `service` can be connected.
    package func offers(_ service: CalendarService) -> Bool { access.registrations[service] != nil }

    /// An account that waits for its owner to agree, and the URL where the owner is asked.
    package struct Invitation: Sendable {
        package let account: CalendarAccount
        package let url: String
    }

    /// Begins to connect an account; throws ``BookingsError`` if the provider does not exist or has as many as may be.
    package func begin(
        _ service: CalendarService,
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws -> Invitation {
        let (connection, now) = (transaction.connection, transaction.now)
        // Before counting, or two requests at once could both add the last account.
        try await connection.lock(provider)
        _ = try await providers.find(provider, in: connection)
        guard try await accounts.list(of: provider, in: connection).count < Self.maximumAccounts else {
            throw BookingsError(
                .conflict,
                "A provider can connect at most \(Self.maximumAccounts) accounts; remove one first."
            )
        }
        var account = CalendarAccount(
            id: .make(under: provider, at: now),
            provider: provider,
            service: service,
            revision: 1,
            createdAt: now,
            createdBy: transaction.requester.label,
            updatedAt: now
        )
        let (sealed, url) = try question(for: account)
        (account.sealedAttempt, account.attemptEndsAt) = (sealed, now + Self.attemptLength)
        try await accounts.insert(account, in: connection)
        return Invitation(account: account, url: url)
    }

    /// Asks the account's owner again, as after its grant has ended; the grant that there is stays in force until then.
    package func ask(
        _ id: CalendarAccountID,
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws -> Invitation {
        let (connection, now) = (transaction.connection, transaction.now)
        try await connection.lock(provider)
        var account = try await find(id, of: provider, in: transaction)
        let (sealed, url) = try question(for: account)
        (account.sealedAttempt, account.attemptEndsAt) = (sealed, now + Self.attemptLength)
        try await accounts.setAttempt(sealed, until: account.attemptEndsAt, of: account, at: now, in: connection)
        return Invitation(account: account, url: url)
    }

    private func question(for account: CalendarAccount) throws -> (sealed: [UInt8], url: String) {
        guard let registration = access.registrations[account.service] else {
            throw BookingsError(.conflict, "This server is not registered at \(account.service.title).")
        }
        let random = OAuthAttempt.make(redirectURL: access.redirectURL)
        // The id tells where the answer belongs; the rest cannot be guessed.
        let attempt = OAuthAttempt(
            state: "\(account.id).\(random.state)",
            verifier: random.verifier,
            redirectURL: random.redirectURL
        )
        let sealed = try vault.seal(attempt, of: account.id, account.provider)
        return (sealed, attempt.url(at: registration.oauth))
    }

    /// The provider's accounts; throws ``BookingsError`` if the provider does not exist.
    package func list(of provider: ProviderID, in transaction: Transaction) async throws -> [CalendarAccount] {
        _ = try await providers.find(provider, in: transaction.connection)
        return try await accounts.list(of: provider, in: transaction.connection)
    }

    /// Throws ``BookingsError`` if the provider does not have that account.
    package func find(
        _ id: CalendarAccountID,
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws -> CalendarAccount {
        guard let account = try await accounts.find(id, of: provider, in: transaction.connection) else {
            throw BookingsError(.notFound, "Account \"\(id)\" was not found.", field: "account")
        }
        return account
    }

    /// Whom an answer of a service is for.
    package struct Pending: Sendable {
        package let account: CalendarAccount
        package let provider: Provider
        let attempt: OAuthAttempt
    }

    /// The account that `state` was made for, while an answer is waited for.
    ///
    /// Throws ``BookingsError`` for any other text, in a time that tells nothing of the right one.
    package func pending(_ state: String, in transaction: Transaction) async throws -> Pending {
        // No id holds a full stop, so the first one ends it.
        guard let id = Self.account(of: state), let provider = id.provider,
            let account = try await accounts.find(id, of: provider, in: transaction.connection),
            let endsAt = account.attemptEndsAt, transaction.now < endsAt,
            let attempt = try vault.attempt(of: account), attempt.matches(state: state)
        else { throw BookingsError(.notFound, "This attempt to connect an account is over; begin again.") }
        return Pending(
            account: account,
            provider: try await providers.find(provider, in: transaction.connection),
            attempt: attempt
        )
    }

    /// The account whose id a state begins with.
    private static func account(of state: String) -> CalendarAccountID? {
        state.split(separator: ".", maxSplits: 1).first.flatMap { CalendarAccountID(rawValue: String($0)) }
    }

    /// Ends the attempt that `state` was made for, so that nobody else can answer it.
    func take(_ state: String, in transaction: Transaction) async throws -> Pending {
        let (connection, now) = (transaction.connection, transaction.now)
        // Two answers may come at once; whoever is second finds no attempt.
        if let provider = Self.account(of: state)?.provider { try await connection.lock(provider) }
        let pending = try await pending(state, in: transaction)
        try await accounts.setAttempt(nil, until: nil, of: pending.account, at: now, in: connection)
        return pending
    }
}
