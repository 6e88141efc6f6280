package import CivilTime
package import SQL

/// Removes the links and sessions of members and clients, and the tickets for documents, that have ended.
package struct SignInSweep: Sendable {
    package init() {}

    /// Removes what ended by `end`, and returns how much that was.
    package func remove(endedBy end: Instant, in connection: any SQLConnection) async throws -> Int {
        var count = 0
        for table in ["sign_in_links", "console_sessions", "client_links", "client_sessions", "document_tickets"] {
            count += try await connection.execute("DELETE FROM \(unsafeRaw: table) WHERE expires_at <= \(end)")
        }
        return count
    }
}
