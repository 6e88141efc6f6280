package import CivilTime
package import SQL

/// Jobs: written with the change that asks for them, and claimed by those who do them.
///
/// Whoever has claimed a job holds a lease on it; when a lease expires, any server may claim the job.
package struct JobStore: Sendable {
    /// Where it is told that a job can be claimed; the payload is its kind.
    package static let channel = "jobs"

    package init() {}

    /// Adds a job, which can be claimed once this transaction has committed; false if the same job is to be done already.
    ///
    /// An earlier one does not hold up the new request: a dead job is done again from the beginning, with the new payload,
    /// one that waits asks again at once, and one that somebody works on right now is done once more after that.
    @discardableResult
    package func enqueue(_ draft: JobDraft, at now: Instant, in connection: any SQLConnection) async throws -> Bool {
        let due = draft.availableAt ?? now
        // Without a key nothing conflicts: in a unique constraint NULL equals no other NULL.
        let added = try await connection.execute(
            """
            INSERT INTO jobs (provider_id, job_id, kind, payload, dedup_key, status, attempts, available_at, created_at)
            VALUES (\(draft.provider), \(JobID.make(under: draft.provider, at: now)), \(draft.kind), \(draft.payload),
                \(draft.dedupKey), \(Job.Status.ready), 0, \(due), \(now))
            ON CONFLICT (provider_id, kind, dedup_key) DO UPDATE SET
                payload = CASE WHEN jobs.status = 'dead' THEN excluded.payload ELSE jobs.payload END,
                created_at = CASE WHEN jobs.status = 'dead' THEN excluded.created_at ELSE jobs.created_at END,
                waiting_since = CASE WHEN jobs.status = 'dead' THEN NULL ELSE jobs.waiting_since END,
                failures = CASE WHEN jobs.status = 'dead' THEN 0 ELSE jobs.failures END,
                requests = jobs.requests + 1, status = excluded.status, available_at = excluded.available_at
            WHERE jobs.status = 'dead' OR jobs.leased_until IS NOT NULL
                OR jobs.waiting_since IS NOT NULL AND jobs.available_at > excluded.available_at
            """
        )
        // Told with the commit, so nobody looks before the row is there.
        if added == 1 { try await connection.notify(Self.channel, draft.kind.rawValue) }
        return added == 1
    }

    /// Leases up to `limit` jobs that are due, oldest first, to `owner` for `lease` seconds.
    ///
    /// A job whose lease ran out is due again. No job is given to two at a time, however many claim at once.
    package func claim(
        kinds: some Collection<JobKind>,
        owner: String,
        limit: Int,
        lease: Int64,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> [Job] {
        // IN () is not SQL.
        guard !kinds.isEmpty else { return [] }
        // Text, because PostgreSQL takes a limit that it does not know for a tenth of the table and then reads all of it.
        let most = "\(limit)"
        // Listed one by one, for engines differ in how they take arrays.
        let names = kinds.map { "\($0)" as SQLStatement }.joined(separator: ", ")
        // A failure is counted when the attempt begins: a job that takes its server down each time must come to an end
        // too. Materialized, so that the limit counts once; as a part of the join it could be worked out again and
        // lease more.
        return try await connection.query(
            """
            WITH due (due_provider, due_job) AS MATERIALIZED (
                SELECT provider_id, job_id FROM jobs
                WHERE status = 'ready' AND available_at <= \(now) AND kind IN (\(names))
                    AND (leased_until IS NULL OR leased_until <= \(now))
                ORDER BY available_at LIMIT \(unsafeRaw: most) \(unsafeRaw: connection.dialect.takingUnlockedRows)
            )
            UPDATE jobs SET lease_owner = \(owner), leased_until = \(now + lease), attempts = attempts + 1,
                failures = failures + 1
            FROM due WHERE provider_id = due_provider AND job_id = due_job
            RETURNING \(Job.columns)
            """
            // RETURNING has no order of its own.
        ).map(Job.init(row:)).sorted { $0.availableAt < $1.availableAt }
    }

    /// Holds on to a job until `until`; false where the lease was lost.
    package func renew(_ job: Job, until: Instant, in connection: any SQLConnection) async throws -> Bool {
        try await connection.execute("UPDATE jobs SET leased_until = \(until) WHERE \(held(job))") == 1
    }

    /// Deletes a job that is done, or ends the lease on one that was asked for again meanwhile; false where the lease was lost.
    @discardableResult
    package func finish(_ job: Job, in connection: any SQLConnection) async throws -> Bool {
        let deleted = try await connection.execute(
            "DELETE FROM jobs WHERE \(held(job)) AND requests = \(job.requests)"
        )
        if deleted == 1 { return true }
        // What was done may be older than the last request, so it is done once more, from the beginning.
        return try await connection.execute(
            """
            UPDATE jobs SET failures = 0, waiting_since = NULL, lease_owner = NULL, leased_until = NULL
            WHERE \(held(job))
            """
        ) == 1
    }

    /// Ends the lease on a job that is to be tried again at `instant`; false where the lease was lost.
    @discardableResult
    package func retry(
        _ job: Job,
        error: String,
        at instant: Instant,
        in connection: any SQLConnection
    ) async throws -> Bool {
        try await connection.execute(
            """
            UPDATE jobs SET available_at = \(next(instant, unlessRequestedSince: job)), last_error = \(error),
                lease_owner = NULL, leased_until = NULL
            WHERE \(held(job))
            """
        ) == 1
    }

    /// Ends the lease on a job whose work cannot be finished yet, and asks again at `instant`; false if the lease was lost.
    ///
    /// The attempt does not count as a failure, and neither do those before it. If the job was asked for meanwhile, it asks
    /// again at once: what this attempt found may be older.
    @discardableResult
    package func wait(
        _ job: Job,
        reason: String,
        since: Instant,
        at instant: Instant,
        in connection: any SQLConnection
    ) async throws -> Bool {
        try await connection.execute(
            """
            UPDATE jobs SET waiting_since = \(since), failures = 0, last_error = \(reason),
                available_at = \(next(instant, unlessRequestedSince: job)),
                lease_owner = NULL, leased_until = NULL
            WHERE \(held(job))
            """
        ) == 1
    }

    /// Gives a job up, unless it was asked for again meanwhile; false where the lease was lost.
    @discardableResult
    package func bury(_ job: Job, error: String, in connection: any SQLConnection) async throws -> Bool {
        try await connection.execute(
            """
            UPDATE jobs SET status = CASE WHEN requests = \(job.requests) THEN 'dead' ELSE 'ready' END,
                failures = CASE WHEN requests = \(job.requests) THEN failures ELSE 0 END,
                last_error = \(error), lease_owner = NULL, leased_until = NULL
            WHERE \(held(job))
            """
        ) == 1
    }

    /// When a job is due next: at `instant`, or when whoever asked for it since it was claimed wants it.
    private func next(_ instant: Instant, unlessRequestedSince job: Job) -> SQLStatement {
        "CASE WHEN requests = \(job.requests) THEN \(instant) ELSE available_at END"
    }

    /// That the job is there and that the lease by which `job` was read is still the newest on it.
    private func held(_ job: Job) -> SQLStatement {
        """
        provider_id = \(job.provider) AND job_id = \(job.id) AND lease_owner = \(job.lease?.owner ?? "")
            AND attempts = \(job.attempts)
        """
    }
}
