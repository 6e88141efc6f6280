import CivilTime
import SQL

/// Makes tickets with which a document of the console is downloaded once, at an address where no cookie counts.
package struct DocumentTicketDesk: Sendable {
    /// Seconds for which a ticket is valid.
    private static let lifetime: Int64 = 60

    package init() {}

    /// A ticket for a document; only its hash is stored.
    package func make(for name: String, of id: BookingID, in transaction: Transaction) async throws -> Secret {
        let secret = Secret.makeDocumentTicket()
        _ = try await transaction.connection.execute(
            """
            INSERT INTO document_tickets (secret_hash, booking_id, name, expires_at)
            VALUES (\(secret.hash), \(id), \(name), \(transaction.now + Self.lifetime))
            """
        )
        return secret
    }

    /// Whether there is such a ticket, which is cheaper to ask than to use one.
    package func exists(_ ticket: Secret, in transaction: Transaction) async throws -> Bool {
        try await !transaction.connection.query(
            """
            SELECT 1 AS found FROM document_tickets
            WHERE secret_hash = \(ticket.hash) AND expires_at > \(transaction.now)
            """
        ).isEmpty
    }

    /// The document of a ticket, which is consumed; `nil` if it was used, has expired or never existed.
    package func use(_ ticket: Secret, in transaction: Transaction) async throws -> (id: BookingID, name: String)? {
        let connection = transaction.connection
        let found = try await connection.query(
            """
            SELECT booking_id, name FROM document_tickets
            WHERE secret_hash = \(ticket.hash) AND expires_at > \(transaction.now)
            """
        )
        guard let row = found.first else { return nil }
        let used = try await connection.execute("DELETE FROM document_tickets WHERE secret_hash = \(ticket.hash)")
        guard used == 1 else { return nil }
        return (try row.decode("booking_id"), try row.decode("name"))
    }
}
