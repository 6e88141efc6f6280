import SQL

/// Makes tickets with which a document of the console is downloaded once, at an address where no cookie counts.
package struct DocumentTicketDesk: Sendable {
    /// Seconds for which a ticket is valid.
    private static let lifetime: Int64 = 60

    private let tickets = OneTimeSecretStore()

    package init() {}

    /// A ticket for a document; only its hash is stored.
    package func make(for name: String, of id: BookingID, in transaction: Transaction) async throws -> Secret {
        try await tickets.make(
            .documentTicket,
            for: .init(id.rawValue, detail: name),
            lasting: Self.lifetime,
            in: transaction
        )
    }

    /// Whether there is such a ticket, which is cheaper to ask than to use one.
    package func exists(_ ticket: Secret, in transaction: Transaction) async throws -> Bool {
        try await tickets.find(ticket, in: transaction) != nil
    }

    /// The document of a ticket, which is consumed; `nil` if it was used, has expired or never existed.
    package func use(_ ticket: Secret, in transaction: Transaction) async throws -> (id: BookingID, name: String)? {
        guard let meaning = try await tickets.use(ticket, in: transaction),
            let id = BookingID(rawValue: meaning.subject)
        else { return nil }
        return (id, meaning.detail)
    }
}
