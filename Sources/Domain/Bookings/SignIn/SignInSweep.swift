package import CivilTime
package import SQL

/// Removes ended sessions of members and clients, and expired one-time secrets.
package struct SignInSweep: Sendable {
    package init() {}

    /// Removes what ended by `end`, and returns how much that was.
    package func remove(endedBy end: Instant, in connection: any SQLConnection) async throws -> Int {
        var count = 0
        for table in ["one_time_secrets", "console_sessions", "client_sessions"] {
            count += try await connection.execute("DELETE FROM \(unsafeRaw: table) WHERE expires_at <= \(end)")
        }
        // These are kept for as long as they count against their mailbox.
        let counted = end - SignInLimits.clientLinkDay
        return count + (try await connection.execute("DELETE FROM client_link_mails WHERE sent_at <= \(counted)"))
    }
}
