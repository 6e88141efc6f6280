import CivilTime
package import SQL

/// Rows of events, which only grow, and the jobs by which their subscribers come to know of them.
package struct EventStore: Sendable {
    package init() {}

    /// Adds the provider's next events, and one job for each of their subscribers, at the latest with the transaction's commit.
    ///
    /// The transaction holds the provider's lock, so that the numbers follow one another without a gap.
    func record(_ drafts: [Draft], of provider: ProviderID, in connection: any SQLConnection) async throws {
        guard !drafts.isEmpty else { return }
        // Sent with the commit, as no answer is needed before it; so the number is made and read where the rows are. All rows of a
        // statement are made from what was there before it.
        let rows = drafts.enumerated().map { index, draft in
            """
            (\(provider), (SELECT COALESCE(MAX(sequence), 0) + \(unsafeRaw: "\(index + 1)") FROM events WHERE provider_id = \(provider)),
                \(draft.kind), \(draft.bookingID), \(draft.occurredAt), \(draft.data))
            """ as SQLStatement
        }
        try await connection.executeLater(
            """
            INSERT INTO events (provider_id, sequence, kind, booking_id, occurred_at, data) VALUES \(rows.joined(separator: ", "))
            """
        )
        // Read from the end, or PostgreSQL may look at all events of the provider.
        // One statement for all subscribers, who are read where the rows are, so that it costs no trip. A subscriber's
        // name has only letters: behind the number it makes ids that cannot be alike.
        try await connection.executeLater(
            """
            INSERT INTO jobs (provider_id, job_id, kind, payload, status, attempts, available_at, created_at)
            SELECT provider_id, CAST(\("\(RecordKind.Job.prefix)_\(provider.name)_e") AS text) || sequence || subscriber,
                'event_' || subscriber, '{"sequence":' || sequence || '}', 'ready', 0, occurred_at, occurred_at
            FROM (
                SELECT provider_id, sequence, kind, occurred_at FROM events WHERE provider_id = \(provider)
                ORDER BY sequence DESC LIMIT \(unsafeRaw: "\(drafts.count)")
            ) AS latest JOIN event_subscriptions ON event_kind = kind AND NOT is_gathered
            """
        )
        try await gather(drafts, of: provider, in: connection)
    }

    /// Asks for the jobs of subscribers that have one for all events that wait.
    private func gather(_ drafts: [Draft], of provider: ProviderID, in connection: any SQLConnection) async throws {
        let kinds = drafts.map { "\($0.kind)" as SQLStatement }.joined(separator: ", ")
        let id = JobID.make(under: provider, at: drafts[0].occurredAt)
        let due = drafts[0].occurredAt + EventSubscriber.gatheringTime
        // As `JobStore.enqueue` does: one that waits stays as it is, and costs no write; one that somebody works on, or that was given up,
        // is done once more.
        try await connection.executeLater(
            """
            INSERT INTO jobs (provider_id, job_id, kind, payload, dedup_key, status, attempts, available_at, created_at)
            SELECT provider_id, CAST(\(id) AS text) || subscriber, 'event_' || subscriber, '{}', '\(unsafeRaw: EventSubscriber.gatheringKey)',
                'ready', 0, \(due), occurred_at
            FROM (
                SELECT provider_id, occurred_at FROM events WHERE provider_id = \(provider) ORDER BY sequence DESC LIMIT 1
            ) AS latest CROSS JOIN (
                SELECT DISTINCT subscriber FROM event_subscriptions WHERE is_gathered AND event_kind IN (\(kinds))
            ) AS gathering
            WHERE 1 = 1
            ON CONFLICT (provider_id, kind, dedup_key) DO UPDATE SET
                created_at = CASE WHEN jobs.status = 'dead' THEN excluded.created_at ELSE jobs.created_at END,
                waiting_since = CASE WHEN jobs.status = 'dead' THEN NULL ELSE jobs.waiting_since END,
                failures = CASE WHEN jobs.status = 'dead' THEN 0 ELSE jobs.failures END,
                requests = jobs.requests + 1, status = excluded.status, available_at = excluded.available_at
            WHERE jobs.status = 'dead' OR jobs.leased_until IS NOT NULL
            """
        )
    }

    /// The number of a provider's latest event; 0 before the first.
    func latest(of provider: ProviderID, in connection: any SQLConnection) async throws -> Int64 {
        try await connection.query(
            "SELECT sequence FROM events WHERE provider_id = \(provider) ORDER BY provider_id DESC, sequence DESC LIMIT 1"
        ).first?.decode("sequence") ?? 0
    }

    /// Throws ``BookingsError`` if the event does not exist.
    package func find(
        _ sequence: Int64,
        of provider: ProviderID,
        in connection: any SQLConnection
    ) async throws -> Event {
        let rows = try await connection.query(
            "SELECT * FROM events WHERE provider_id = \(provider) AND sequence = \(sequence)"
        )
        guard let row = rows.first else {
            throw BookingsError(.notFound, "Event \(sequence) of \(provider) was not found.")
        }
        return try Event(row: row)
    }

    /// The event that a subscriber's job is about.
    package func find(for job: Job, in connection: any SQLConnection) async throws -> Event {
        try await find(try job.payload(as: EventJob.self).sequence, of: job.provider, in: connection)
    }

    /// One page of a provider's events in the order of their numbers, after `cursor`.
    package func list(
        of provider: ProviderID,
        after cursor: Int64 = 0,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [Event] {
        try await connection.query(
            """
            SELECT * FROM events WHERE provider_id = \(provider) AND sequence > \(cursor)
            ORDER BY sequence LIMIT \(limit)
            """
        ).map(Event.init(row:))
    }

    /// An event that is to get its number.
    struct Draft {
        let kind: EventKind
        let occurredAt: Instant
        let bookingID: BookingID?

        /// JSON.
        let data: String

        /// What follows from one change at `instant`.
        static func drafts(
            _ kinds: [EventKind],
            at instant: Instant,
            of booking: BookingID?,
            _ data: some Encodable
        ) throws -> [Draft] {
            guard !kinds.isEmpty else { return [] }
            let text = try JSONText.encode(data)
            return kinds.map { Draft(kind: $0, occurredAt: instant, bookingID: booking, data: text) }
        }
    }
}

extension Event {
    init(row: SQLRow) throws {
        self.init(
            provider: try row.decode("provider_id"),
            sequence: try row.decode("sequence"),
            kind: try row.decode("kind"),
            occurredAt: try row.decode("occurred_at"),
            bookingID: try row.decode("booking_id"),
            data: try row.decode("data")
        )
    }
}
