import SQL

extension SQLConnection {
    /// The id of the last row that a list looks at which passes most rows over; `nil` when fewer follow than it looks at.
    ///
    /// Read from the key's index alone.
    func lastSeen<Entity: ProviderOwned>(
        in table: String,
        _ column: String,
        _ behind: SQLStatement
    ) async throws -> Identifier<Entity>? {
        try await query(
            """
            SELECT \(unsafeRaw: column) FROM \(unsafeRaw: table) WHERE \(behind)
            ORDER BY provider_id, \(unsafeRaw: column) LIMIT 1 OFFSET \(maximumSeen - 1)
            """
        ).first.map { try $0.decode(column) }
    }
}

/// How many rows a list by what few rows have looks at.
let maximumSeen = 500
