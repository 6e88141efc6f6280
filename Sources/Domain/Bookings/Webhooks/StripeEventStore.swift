import CivilTime
import SQL

/// Rows of Stripe's events, each once in each of Stripe's modes.
struct StripeEventStore: Sendable {
    /// Adds an event; `false` if it is there already.
    func insert(
        _ event: ReceivedStripeEvent,
        receivedAt: Instant,
        processedAt: Instant?,
        in connection: any SQLConnection
    ) async throws -> Bool {
        let added = try await connection.execute(
            """
            INSERT INTO stripe_events (is_live, event_id, kind, object_id, created_at, received_at, processed_at)
            VALUES (\(event.isLive), \(event.id), \(event.kind), \(event.object), \(event.createdAt), \(receivedAt),
                \(processedAt))
            ON CONFLICT (is_live, event_id) DO NOTHING
            """
        )
        return added == 1
    }

    func markProcessed(_ job: StripeEventJob, at now: Instant, in connection: any SQLConnection) async throws {
        _ = try await connection.execute(
            """
            UPDATE stripe_events SET processed_at = \(now) WHERE is_live = \(job.isLive) AND event_id = \(job.event)
            """
        )
    }

    /// Removes up to `limit` of the events that were processed and came before `instant`, the oldest first.
    func removeProcessed(
        receivedBefore instant: Instant,
        limit: Int,
        in connection: any SQLConnection
    ) async throws {
        // By its key, or SQLite may scan the table for the pairs if statistics make it look small.
        _ = try await connection.execute(
            """
            DELETE FROM stripe_events \(connection.dialect.by("sqlite_autoindex_stripe_events_1"))
            WHERE (is_live, event_id) IN (
                SELECT is_live, event_id FROM stripe_events
                WHERE received_at < \(instant) AND processed_at IS NOT NULL
                ORDER BY received_at LIMIT \(limit) \(unsafeRaw: connection.dialect.takingUnlockedRows)
            )
            """
        )
    }
}
