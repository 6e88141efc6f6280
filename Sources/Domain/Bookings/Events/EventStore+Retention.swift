package import CivilTime
package import SQL

extension EventStore {
    /// Looks at up to `limit` events after `place`, the oldest first, and removes those of before `instant` that every subscriber has
    /// had.
    ///
    /// A provider's latest event stays, because the number of the next one follows from it.
    package func removeTold(
        before instant: Instant,
        after place: Place?,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> Removal {
        let seen = try await oldest(before: instant, after: place, limit: limit, in: connection)
        let old = seen.filter { $0.occurredAt < instant }
        guard let last = seen.last, !old.isEmpty else { return Removal(count: 0, place: nil) }
        let keys = old.map { "(provider_id = \($0.provider) AND sequence = \($0.sequence))" as SQLStatement }
        // The job of a subscriber has the event's number in its id, and letters behind it; see `record`. Counted for each event, because a
        // condition NOT EXISTS would be joined with all jobs that there are.
        let job: SQLStatement =
            "\(unsafeRaw: "'\(RecordKind.Job.prefix)_'") || substr(events.provider_id, 5) || '_e' || events.sequence"
        // `{` follows `z` in ASCII, so the range holds the jobs of every subscriber for this number
        // and for no longer one.
        let count = try await connection.execute(
            """
            DELETE FROM events WHERE (\(keys.joined(separator: " OR ")))
                AND sequence < (SELECT MAX(sequence) FROM events AS others WHERE others.provider_id = events.provider_id)
                AND (
                    SELECT COUNT(*) FROM jobs WHERE jobs.provider_id = events.provider_id
                        AND job_id >= \(job) || 'a' AND job_id < \(job) || '{'
                ) = 0
            """
        )
        return Removal(count: count, place: seen.count == limit ? last : nil)
    }

    private func oldest(
        before instant: Instant,
        after place: Place?,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [Place] {
        guard connection.dialect.readingBy == nil else {
            // Rows are numbered as they are made, which is nearly in the order of their times, and no index has to be written for that.
            return try await connection.query(
                """
                SELECT rowid AS number, occurred_at, provider_id, sequence FROM events WHERE rowid > \(place?.number ?? 0)
                ORDER BY rowid LIMIT \(limit)
                """
            ).map(Place.init(row:))
        }
        let behind: SQLStatement =
            place.map {
                "(occurred_at, provider_id, sequence) > (\($0.occurredAt), \($0.provider), \($0.sequence))"
            } ?? "sequence > 0"
        return try await connection.query(
            """
            SELECT 0 AS number, occurred_at, provider_id, sequence FROM events WHERE occurred_at < \(instant) AND \(behind)
            ORDER BY occurred_at, provider_id, sequence LIMIT \(limit)
            """
        ).map(Place.init(row:))
    }

    /// What was removed, and where to go on; `nil` if no more events are that old.
    package struct Removal: Sendable {
        package let count: Int
        package let place: Place?
    }

    /// A place in the order of all events by their time.
    package struct Place: Sendable {
        /// Of the row, on SQLite.
        let number: Int64
        let occurredAt: Instant
        let provider: ProviderID
        let sequence: Int64

        init(row: SQLRow) throws {
            number = try row.decode("number")
            occurredAt = try row.decode("occurred_at")
            provider = try row.decode("provider_id")
            sequence = try row.decode("sequence")
        }
    }
}
