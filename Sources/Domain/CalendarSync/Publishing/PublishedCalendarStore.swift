import Bookings
import SQL

/// Rows of published calendars, one for each provider at most.
struct PublishedCalendarStore: Sendable {
    /// Publishes a calendar under a new token; the one before opens it no more.
    func put(
        _ calendar: PublishedCalendar,
        token: Secret,
        by requester: Requester,
        in connection: any SQLConnection
    ) async throws {
        try await connection.execute(
            """
            INSERT INTO published_calendars (provider_id, token_hash, contents, created_at, created_by)
            VALUES (\(calendar.provider), \(token.hash), \(calendar.contents), \(calendar.createdAt), \(requester.label))
            ON CONFLICT (provider_id) DO UPDATE SET token_hash = excluded.token_hash, contents = excluded.contents,
                created_at = excluded.created_at, created_by = excluded.created_by
            """
        )
    }

    /// The provider's calendar, if `token` opens it or none is asked for.
    func find(
        of provider: ProviderID,
        token: Secret? = nil,
        in connection: any SQLConnection
    ) async throws -> PublishedCalendar? {
        let rows = try await connection.query(
            "SELECT token_hash, contents, created_at FROM published_calendars WHERE provider_id = \(provider)"
        )
        // Hashes of random texts: how long the comparison takes says nothing about the text.
        guard let row = rows.first, try token == nil || row.decode("token_hash", as: [UInt8].self) == token?.hash else {
            return nil
        }
        return PublishedCalendar(
            provider: provider,
            contents: try row.decode("contents"),
            createdAt: try row.decode("created_at")
        )
    }

    /// Ends the provider's calendar, if there is one.
    func delete(of provider: ProviderID, in connection: any SQLConnection) async throws {
        try await connection.execute("DELETE FROM published_calendars WHERE provider_id = \(provider)")
    }
}
