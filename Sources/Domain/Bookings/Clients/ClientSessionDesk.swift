import CivilTime
import SQL

/// Shows clients their bookings over all providers, by a link that only the owner of their mailbox gets.
///
/// Only hashes of secrets are kept.
package struct ClientSessionDesk: Sendable {
    private let bookings = ClientBookingStore()
    private let links = OneTimeSecretStore()

    package init() {}

    /// A link for the client whose bookings have the address `email`; `nil` if no booking has, or if the mailbox was sent as many links
    /// as it may be sent.
    ///
    /// Anybody can ask for a link, from any number of addresses and servers; links that were used do not count, since only the owner of
    /// the mailbox uses them.
    package func makeLink(for email: String, in transaction: Transaction) async throws -> Secret? {
        guard let email = MemberAddress.normalized(email),
            try await bookings.isKnown(email, in: transaction.connection),
            try await mayBeSent(email, in: transaction)
        else { return nil }
        let link = try await links.make(.clientLink, for: .init(email), lasting: SignInLimits.link, in: transaction)
        _ = try await transaction.connection.execute(
            """
            INSERT INTO client_link_mails (secret_hash, email, sent_at)
            VALUES (\(link.hash), \(email), \(transaction.now))
            """
        )
        return link
    }

    /// Whether the mailbox can be sent one more link.
    private func mayBeSent(_ email: String, in transaction: Transaction) async throws -> Bool {
        let (now, connection) = (transaction.now, transaction.connection)
        let sent: [Instant] = try await connection.query(
            """
            SELECT sent_at FROM client_link_mails \(connection.dialect.by("client_link_mails_of_mailbox"))
            WHERE email = \(email) AND sent_at > \(now - SignInLimits.clientLinkDay)
            ORDER BY sent_at DESC LIMIT \(SignInLimits.clientLinksPerDay)
            """
        ).map { try $0.decode("sent_at") }
        let ofLastHour = sent.count { $0 > now - 3_600 }
        return sent.count < SignInLimits.clientLinksPerDay && ofLastHour < SignInLimits.clientLinksPerHour
    }

    /// Begins a session with a link, which is consumed; `nil` if it was used, has expired or never existed.
    package func begin(by link: Secret, in transaction: Transaction) async throws -> Secret? {
        guard let email = try await links.use(link, in: transaction)?.subject else { return nil }
        _ = try await transaction.connection.execute(
            "DELETE FROM client_link_mails WHERE secret_hash = \(link.hash)"
        )
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
