import CivilTime
import SQL

/// Shows clients their bookings over all providers, by a link that only the owner of their mailbox gets.
///
/// Only hashes of secrets are kept.
package struct ClientSessionDesk: Sendable {
    private let bookings = ClientBookingStore()
    private let links = OneTimeSecretStore()

    package init() {}

    /// A link for the client whose bookings have the address `email`; `nil` if no booking has.
    package func makeLink(for email: String, in transaction: Transaction) async throws -> Secret? {
        guard let email = MemberAddress.normalized(email),
            try await bookings.isKnown(email, in: transaction.connection)
        else { return nil }
        return try await links.make(.clientLink, for: .init(email), lasting: SignInLimits.link, in: transaction)
    }

    /// Begins a session with a link, which is consumed; `nil` if it was used, has expired or never existed.
    package func begin(by link: Secret, in transaction: Transaction) async throws -> Secret? {
        guard let email = try await links.use(link, in: transaction)?.subject else { return nil }
        let secret = Secret.make(.clientSession)
        _ = try await transaction.connection.execute(
            """
            INSERT INTO client_sessions (secret_hash, email, expires_at)
            VALUES (\(secret.hash), \(email), \(transaction.now + SignInLimits.clientSession))
            """
        )
        return secret
    }

    /// The session of a secret; `nil` if it has ended.
    package func find(_ secret: Secret, in transaction: Transaction) async throws -> ClientSession? {
        try await transaction.connection.query(
            """
            SELECT email, expires_at FROM client_sessions
            WHERE secret_hash = \(secret.hash) AND expires_at > \(transaction.now)
            """
        ).first.map { ClientSession(email: try $0.decode("email"), expiresAt: try $0.decode("expires_at")) }
    }

    /// Ends the session of a secret.
    package func end(_ secret: Secret, in transaction: Transaction) async throws {
        _ = try await transaction.connection.execute(
            "DELETE FROM client_sessions WHERE secret_hash = \(secret.hash)"
        )
    }
}
