package import CivilTime
import SQL

/// Signs members in with links sent by e-mail, and keeps their sessions.
package struct SignInDesk: Sendable {
    private let members = MemberStore()
    private let links = OneTimeSecretStore()

    package init() {}

    /// A link for whoever signs in by the address `email`; `nil` if nobody does.
    ///
    /// Only its hash is kept.
    package func makeLink(
        for email: String,
        lasting seconds: Int64 = SignInLimits.link,
        in transaction: Transaction
    ) async throws -> Secret? {
        guard let email = MemberAddress.normalized(email),
            try await !members.list(at: email, in: transaction.connection).isEmpty
        else { return nil }
        return try await links.make(.signInLink, for: .init(email), lasting: seconds, in: transaction)
    }

    /// Begins a session with a link, which is consumed; `nil` if it was used, has expired or never existed.
    package func signIn(
        by link: Secret,
        on device: String,
        in transaction: Transaction
    ) async throws -> (session: ConsoleSession, secret: Secret)? {
        guard let email = try await links.use(link, in: transaction)?.subject else { return nil }
        return try await begin(for: email, on: device, in: transaction)
    }

    /// Begins a session for an address without a link, as in a demo; `nil` if the address is not a member.
    package func begin(
        for email: String,
        on device: String,
        in transaction: Transaction
    ) async throws -> (session: ConsoleSession, secret: Secret)? {
        let (now, connection) = (transaction.now, transaction.connection)
        guard try await !members.list(at: email, in: connection).isEmpty else { return nil }
        _ = try await connection.execute("DELETE FROM console_sessions WHERE expires_at <= \(now)")
        try await endOldest(of: email, in: connection)
        let secret = Secret.make(.session)
        let session = ConsoleSession(
            id: .make(at: now),
            email: email,
            device: device,
            createdAt: now,
            usedAt: now,
            expiresAt: now + SignInLimits.unused,
            endsAt: now + SignInLimits.session
        )
        _ = try await connection.execute(
            """
            INSERT INTO console_sessions (session_id, secret_hash, email, device, created_at, used_at, expires_at, ends_at)
            VALUES (\(session.id), \(secret.hash), \(email), \(device), \(now), \(now), \(session.expiresAt), \(session.endsAt))
            """
        )
        return (session, secret)
    }

    /// The session of a secret, with the memberships of its address; `nil` if it has ended.
    package func find(
        _ secret: Secret,
        in transaction: Transaction
    ) async throws -> (session: ConsoleSession, members: [Member])? {
        let connection = transaction.connection
        let rows = try await connection.query(
            """
            SELECT \(ConsoleSession.columns) FROM console_sessions
            WHERE secret_hash = \(secret.hash) AND expires_at > \(transaction.now)
            """
        )
        guard let row = rows.first else { return nil }
        let session = try ConsoleSession(row: row)
        return (session, try await members.list(at: session.email, in: connection))
    }

    /// Whether ``keep(_:in:)`` has anything to write.
    package func isDue(_ session: ConsoleSession, at now: Instant) -> Bool {
        now - session.usedAt >= SignInLimits.precision
    }

    /// Extends a session that is being used.
    package func keep(_ session: ConsoleSession, in transaction: Transaction) async throws {
        let end = min(transaction.now + SignInLimits.unused, session.endsAt)
        _ = try await transaction.connection.execute(
            """
            UPDATE console_sessions SET used_at = \(transaction.now), expires_at = \(end)
            WHERE session_id = \(session.id)
            """
        )
    }

    /// The sessions of an address, oldest first.
    package func list(at email: String, in transaction: Transaction) async throws -> [ConsoleSession] {
        try await transaction.connection.query(
            """
            SELECT \(ConsoleSession.columns) FROM console_sessions
            WHERE email = \(email) AND expires_at > \(transaction.now) ORDER BY session_id
            """
        ).map(ConsoleSession.init(row:))
    }

    /// Ends a session of an address; does nothing if it belongs to another address.
    package func end(_ id: SessionID, at email: String, in transaction: Transaction) async throws {
        _ = try await transaction.connection.execute(
            "DELETE FROM console_sessions WHERE session_id = \(id) AND email = \(email)"
        )
    }

    /// Ends all sessions of an address but one.
    package func endAll(besides id: SessionID, at email: String, in transaction: Transaction) async throws {
        _ = try await transaction.connection.execute(
            "DELETE FROM console_sessions WHERE email = \(email) AND session_id <> \(id)"
        )
    }

    /// Makes room for one more session.
    private func endOldest(of email: String, in connection: any SQLConnection) async throws {
        _ = try await connection.execute(
            """
            DELETE FROM console_sessions WHERE session_id IN (
                SELECT session_id FROM console_sessions WHERE email = \(email)
                ORDER BY session_id DESC LIMIT \(SignInLimits.sessions) OFFSET \(SignInLimits.sessions - 1)
            )
            """
        )
    }
}
