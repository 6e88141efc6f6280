package import SQL

/// Jobs: written with the change that asks for them, and claimed by those who do them.
///
/// Who has claimed a job holds a lease on it; who lets it run out has lost the job to the next who claims it.
package struct JobStore: Sendable {
    /// Where it is told that a job can be claimed; the payload is its kind.
    package static let channel = "jobs"

    package init() {}

    /// Adds a job, which can be claimed once this transaction has committed; false where the same job is there already.
    @discardableResult
    package func enqueue(_ draft: JobDraft, at now: Int64, in connection: any SQLConnection) async throws -> Bool {
        let added = try await connection.execute(
            """
            INSERT INTO jobs (provider_id, job_id, kind, payload, dedup_key, status, attempts, available_at, created_at)
            VALUES (\(draft.provider), \(JobID.make(under: draft.provider, at: now)), \(draft.kind), \(draft.payload),
                \(draft.dedupKey), \(Job.Status.ready), 0, \(draft.availableAt ?? now), \(now))
            ON CONFLICT (provider_id, kind, dedup_key) DO NOTHING
            """
        )
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
        at now: Int64,
        in connection: any SQLConnection
    ) async throws -> [Job] {
        guard !kinds.isEmpty else { return [] }
        let names = kinds.map { "\($0)" as SQLStatement }.joined(separator: ", ")
        return try await connection.query(
            """
            WITH due (due_provider, due_job) AS MATERIALIZED (
                SELECT provider_id, job_id FROM jobs
                WHERE status = 'ready' AND available_at <= \(now) AND kind IN (\(names))
                    AND (leased_until IS NULL OR leased_until <= \(now))
                ORDER BY available_at LIMIT \(limit) \(unsafeRaw: connection.dialect.takingUnlockedRows)
            )
            UPDATE jobs SET lease_owner = \(owner), leased_until = \(now + lease), attempts = attempts + 1
            FROM due WHERE provider_id = due_provider AND job_id = due_job
            RETURNING provider_id, job_id, kind, payload, status, attempts, available_at, lease_owner, leased_until,
                last_error, created_at
            """
        ).map(Job.init(row:)).sorted { $0.availableAt < $1.availableAt }
    }

    /// Holds on to a job until `until`; false where the lease was lost.
    package func renew(_ job: Job, until: Int64, in connection: any SQLConnection) async throws -> Bool {
        try await connection.execute("UPDATE jobs SET leased_until = \(until) WHERE \(held(job))") == 1
    }

    /// Deletes a job that is done; false where the lease was lost.
    @discardableResult
    package func finish(_ job: Job, in connection: any SQLConnection) async throws -> Bool {
        try await connection.execute("DELETE FROM jobs WHERE \(held(job))") == 1
    }

    /// Ends the lease on a job that is to be tried again at `instant`; false where the lease was lost.
    @discardableResult
    package func retry(
        _ job: Job,
        error: String,
        at instant: Int64,
        in connection: any SQLConnection
    ) async throws -> Bool {
        try await connection.execute(
            """
            UPDATE jobs SET available_at = \(instant), last_error = \(error), lease_owner = NULL, leased_until = NULL
            WHERE \(held(job))
            """
        ) == 1
    }

    /// Gives a job up; false where the lease was lost.
    @discardableResult
    package func bury(_ job: Job, error: String, in connection: any SQLConnection) async throws -> Bool {
        try await connection.execute(
            """
            UPDATE jobs SET status = \(Job.Status.dead), last_error = \(error), lease_owner = NULL, leased_until = NULL
            WHERE \(held(job))
            """
        ) == 1
    }

    /// That the job is there and that the lease by which `job` was read is still the newest on it.
    private func held(_ job: Job) -> SQLStatement {
        """
        provider_id = \(job.provider) AND job_id = \(job.id) AND lease_owner = \(job.lease?.owner ?? "")
            AND attempts = \(job.attempts)
        """
    }
}
