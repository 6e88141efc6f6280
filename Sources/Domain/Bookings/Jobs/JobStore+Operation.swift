package import CivilTime
package import SQL

/// What an operator does with jobs.
extension JobStore {
    /// One page of jobs in the order of their ids, after the one with the id `cursor`.
    package func list(
        _ filter: Filter,
        after cursor: JobID?,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [Job] {
        var conditions = [SQLStatement.owned(by: filter.provider, "job_id", after: cursor)]
        if let kind = filter.kind { conditions.append("kind = \(kind)") }
        switch filter.status {
        // Written out, so that the index of the dead is used.
        case .dead: conditions.append("status = 'dead'")
        case .ready: conditions.append("status = 'ready'")
        case nil: break
        }
        return try await connection.query(
            """
            SELECT \(Job.columns) FROM jobs WHERE \(conditions.joined(separator: " AND "))
            ORDER BY provider_id, job_id LIMIT \(limit)
            """
        ).map(Job.init(row:))
    }

    /// Throws ``BookingsError`` where there is none, as when it is done.
    package func find(_ id: JobID, in connection: any SQLConnection) async throws -> Job {
        guard let provider = id.provider else { throw BookingsError.notFound(id) }
        let rows = try await connection.query(
            "SELECT \(Job.columns) FROM jobs WHERE provider_id = \(provider) AND job_id = \(id)"
        )
        guard let row = rows.first else { throw BookingsError.notFound(id) }
        return try Job(row: row)
    }

    /// Lets a dead job be tried from the beginning; throws where it is not dead.
    package func replay(_ id: JobID, at now: Instant, in connection: any SQLConnection) async throws {
        let job = try await find(id, in: connection)
        guard try await revive(job.kind, "provider_id = \(job.provider) AND job_id = \(id)", at: now, in: connection)
        else {
            throw notDead(id, "replayed")
        }
    }

    /// Lets the dead job of a kind and a key be tried from the beginning; false if there is none.
    func replay(
        _ kind: JobKind,
        _ dedupKey: String,
        of provider: ProviderID,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Bool {
        try await revive(
            kind,
            "provider_id = \(provider) AND kind = \(kind) AND dedup_key = \(dedupKey)",
            at: now,
            in: connection
        )
    }

    private func revive(
        _ kind: JobKind,
        _ condition: SQLStatement,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Bool {
        // The condition decides, and no row read before, because `enqueue` may have revived the job meanwhile.
        // Attempts are not set back: they tell one lease from another.
        let changed = try await connection.execute(
            """
            UPDATE jobs SET status = \(Job.Status.ready), failures = 0, waiting_since = NULL, available_at = \(now)
            WHERE \(condition) AND status = \(Job.Status.dead)
            """
        )
        guard changed == 1 else { return false }
        try await connection.notify(Self.channel, kind.rawValue)
        return true
    }

    /// Deletes a dead job, whose work is then never done; throws where it is not dead.
    package func discard(_ id: JobID, in connection: any SQLConnection) async throws {
        let job = try await find(id, in: connection)
        let deleted = try await connection.execute(
            """
            DELETE FROM jobs
            WHERE provider_id = \(job.provider) AND job_id = \(id) AND status = \(Job.Status.dead)
            """
        )
        guard deleted == 1 else { throw notDead(id, "discarded") }
    }

    /// How many jobs there are of each kind and status, with at most ``maximumCounted`` of each status looked at, those that wait in
    /// the order in which they are due.
    package func counts(in connection: any SQLConnection) async throws -> [JobCount] {
        // Each reading of /metrics asks for this, so its cost must not grow with a queue that is stuck.
        try await connection.query(
            """
            SELECT kind, status, COUNT(*) AS jobs, MIN(available_at) AS oldest FROM (
                SELECT kind, status, available_at FROM (
                    SELECT kind, status, available_at FROM jobs WHERE status = 'ready'
                    ORDER BY available_at LIMIT \(Self.maximumCounted)
                ) AS waiting
                UNION ALL
                SELECT kind, status, available_at FROM (
                    SELECT kind, status, available_at FROM jobs WHERE status = 'dead'
                    ORDER BY provider_id, job_id LIMIT \(Self.maximumCounted)
                ) AS given_up
            ) AS counted
            GROUP BY kind, status ORDER BY kind, status
            """
        ).map { row in
            JobCount(
                kind: try row.decode("kind"),
                status: try row.decode("status"),
                count: try row.decode("jobs"),
                oldestAvailableAt: try row.decode("oldest")
            )
        }
    }

    /// The most jobs of a status that a count looks at.
    package static let maximumCounted = 500

    private func notDead(_ id: JobID, _ aim: String) -> BookingsError {
        BookingsError(.wrongState, "The job \"\(id)\" is still to be done; only a dead one can be \(aim).")
    }

    /// Which jobs a list shows; a field that is left out lets all pass.
    package struct Filter: Sendable {
        package var provider: ProviderID?
        package var kind: JobKind?
        package var status: Job.Status?

        package init(provider: ProviderID? = nil, kind: JobKind? = nil, status: Job.Status? = nil) {
            self.provider = provider
            self.kind = kind
            self.status = status
        }
    }
}
