import Bookings
import Foundation
import OAuth
import Sealing

/// Seals and opens what belongs to accounts.
struct GrantVault: Sendable {
    private let keyring: Keyring

    init(_ keyring: Keyring) {
        self.keyring = keyring
    }

    func seal(
        _ grant: OAuthGrant,
        of account: CalendarAccountID,
        _ provider: ProviderID
    ) throws -> [UInt8] {
        try keyring.seal(Array(try JSONEncoder().encode(grant)), for: .calendarGrant(account, of: provider))
    }

    func open(_ sealed: [UInt8], of account: CalendarAccountID, _ provider: ProviderID) throws -> OAuthGrant {
        let bytes = try keyring.open(sealed, for: .calendarGrant(account, of: provider))
        return try JSONDecoder().decode(OAuthGrant.self, from: Data(bytes))
    }

    func seal(
        _ attempt: OAuthAttempt,
        of account: CalendarAccountID,
        _ provider: ProviderID
    ) throws -> [UInt8] {
        let stored = Attempt(state: attempt.state, verifier: attempt.verifier, redirectURL: attempt.redirectURL)
        return try keyring.seal(Array(try JSONEncoder().encode(stored)), for: .calendarAttempt(account, of: provider))
    }

    /// The question that an account's owner is being asked; `nil` if nobody is.
    func attempt(of account: CalendarAccount) throws -> OAuthAttempt? {
        guard let sealed = account.sealedAttempt else { return nil }
        let bytes = try keyring.open(sealed, for: .calendarAttempt(account.id, of: account.provider))
        let stored = try JSONDecoder().decode(Attempt.self, from: Data(bytes))
        return OAuthAttempt(state: stored.state, verifier: stored.verifier, redirectURL: stored.redirectURL)
    }

    private struct Attempt: Codable {
        let state: String
        let verifier: String
        let redirectURL: String
    }
}
