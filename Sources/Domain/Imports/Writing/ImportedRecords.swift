import Bookings
import CivilTime
import SQL

/// What earlier runs brought in for one provider from one origin.
struct ImportedRecords {
    let origin: String
    let provider: ProviderID
    private var known: [Key: String] = [:]

    private struct Key: Hashable {
        let kind: SourceRow.Kind
        let source: String
    }

    /// The provider here that a row of an origin was brought in as; `nil` if none was.
    static func provider(
        _ source: String,
        of origin: String,
        in connection: any SQLConnection
    ) async throws -> ProviderID? {
        try await connection.query(
            """
            SELECT provider_id FROM imported_records
            WHERE kind = 'provider' AND origin = \(origin) AND source_id = \(source) ORDER BY provider_id LIMIT 1
            """
        ).first?.decode("provider_id")
    }

    init(of provider: ProviderID, from origin: String, in connection: any SQLConnection) async throws {
        self.origin = origin
        self.provider = provider
        let rows = try await connection.query(
            "SELECT kind, source_id, record_id FROM imported_records WHERE provider_id = \(provider) AND origin = \(origin)"
        )
        for row in rows {
            guard let kind = SourceRow.Kind(rawValue: try row.decode("kind")) else { continue }
            known[Key(kind: kind, source: try row.decode("source_id"))] = try row.decode("record_id", as: String.self)
        }
    }

    /// The id of the record that a row became.
    subscript(_ kind: SourceRow.Kind, _ source: String) -> String? { known[Key(kind: kind, source: source)] }

    /// Remembers what a row became, at the latest with the transaction's commit.
    mutating func add(
        _ kind: SourceRow.Kind,
        _ source: String,
        as record: String,
        in transaction: Transaction
    ) async throws {
        known[Key(kind: kind, source: source)] = record
        try await transaction.connection.executeLater(
            """
            INSERT INTO imported_records (provider_id, origin, kind, source_id, record_id, imported_at)
            VALUES (\(provider), \(origin), \(kind.rawValue), \(source), \(record), \(transaction.now))
            """
        )
    }
}
