package import SQL

extension ProviderStore {
    /// One page of providers in the order of their ids, after the one with the id `cursor`.
    package func page(
        after cursor: ProviderID?,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [Provider] {
        try await connection.query(
            """
            SELECT \(Provider.columns) FROM providers \(connection.dialect.by("sqlite_autoindex_providers_1"))
            WHERE provider_id > \(cursor?.rawValue ?? "") ORDER BY provider_id LIMIT \(limit)
            """
        ).map(Provider.init(row:))
    }
}
