package import CivilTime
package import SQL

extension EventStore {
    /// Looks at up to `limit` events of before `instant` in the order of their time and after `place`, and removes those of
    /// them that every subscriber has had.
    ///
    /// A provider's latest event stays, because the number of the next one follows from it.
    package func removeTold(
        before instant: Instant,
        after place: Place?,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> Removal {
        let behind: SQLStatement =
            place.map {
                "(occurred_at, provider_id, sequence) > (\($0.occurredAt), \($0.provider), \($0.sequence))"
            } ?? "sequence > 0"
        let old = try await connection.query(
            """
            SELECT occurred_at, provider_id, sequence FROM events WHERE occurred_at < \(instant) AND \(behind)
            ORDER BY occurred_at, provider_id, sequence LIMIT \(limit)
            """
        ).map(Place.init(row:))
        guard let last = old.last else { return Removal(count: 0, place: nil) }
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
        return Removal(count: count, place: old.count == limit ? last : nil)
    }

    /// What was removed, and where to go on; `nil` if no more events are that old.
    package struct Removal: Sendable {
        package let count: Int
        package let place: Place?
    }

    /// A place in the order of all events by their time.
    package struct Place: Sendable {
        let occurredAt: Instant
        let provider: ProviderID
        let sequence: Int64

        init(row: SQLRow) throws {
            occurredAt = try row.decode("occurred_at")
            provider = try row.decode("provider_id")
            sequence = try row.decode("sequence")
        }
    }
}
