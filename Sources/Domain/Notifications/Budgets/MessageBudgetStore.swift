import Bookings
import CivilTime
import SQL

/// Rows of how many segments went out for providers on their last day with any; days are those of UTC.
struct MessageBudgetStore: Sendable {
    /// Counts segments that are about to be sent; false, and nothing counted, if there would be more than `most` on this day.
    func take(
        _ segments: Int,
        upTo most: Int,
        of provider: ProviderID,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Bool {
        let day = now.secondsSince1970 / 86_400
        // The statement bounds only what is added to a day: its first message would pass however long it is.
        guard segments <= most else { return false }
        return try await connection.execute(
            """
            INSERT INTO message_budgets (provider_id, day, segments) VALUES (\(provider), \(day), \(segments))
            ON CONFLICT (provider_id) DO UPDATE SET
                segments = CASE WHEN message_budgets.day = excluded.day THEN message_budgets.segments ELSE 0 END
                    + excluded.segments,
                day = excluded.day
            WHERE message_budgets.day <> excluded.day OR message_budgets.segments + excluded.segments <= \(most)
            """
        ) == 1
    }

    /// Subtracts segments that were counted on this day and were not sent.
    func giveBack(
        _ segments: Int,
        of provider: ProviderID,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        let day = now.secondsSince1970 / 86_400
        try await connection.execute(
            """
            UPDATE message_budgets SET segments = segments - \(segments)
            WHERE provider_id = \(provider) AND day = \(day) AND segments >= \(segments)
            """
        )
    }
}
