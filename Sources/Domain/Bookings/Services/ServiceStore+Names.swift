package import SQL

extension ServiceStore {
    /// The names of what can be booked with the providers between two, both included, in the order of their ids; at most `limit`.
    package func names(
        from first: ProviderID,
        through last: ProviderID,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [(provider: ProviderID, name: String)] {
        try await connection.query(
            """
            SELECT provider_id, name FROM services \(connection.dialect.by("sqlite_autoindex_services_1"))
            WHERE provider_id >= \(first) AND provider_id <= \(last) AND is_archived = \(false)
            ORDER BY provider_id, service_id LIMIT \(limit)
            """
        ).map { (try $0.decode("provider_id"), try $0.decode("name")) }
    }
}
