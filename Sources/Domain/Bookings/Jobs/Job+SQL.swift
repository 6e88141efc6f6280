import CivilTime
import SQL

extension Job.Status: SQLConvertible {}

extension Job {
    /// What ``init(row:)`` reads.
    static let columns: SQLStatement = """
        provider_id, job_id, kind, payload, status, attempts, failures, requests, waiting_since, available_at, lease_owner,
        leased_until, last_error, created_at
        """

    init(row: SQLRow) throws {
        let owner = try row.decode("lease_owner", as: String?.self)
        let until = try row.decode("leased_until", as: Instant?.self)
        self.init(
            id: try row.decode("job_id"),
            provider: try row.decode("provider_id"),
            kind: try row.decode("kind"),
            payload: try row.decode("payload"),
            status: try row.decode("status"),
            attempts: try row.decode("attempts"),
            failures: try row.decode("failures"),
            requests: try row.decode("requests"),
            waitingSince: try row.decode("waiting_since"),
            availableAt: try row.decode("available_at"),
            lease: owner.flatMap { owner in until.map { Lease(owner: owner, until: $0) } },
            lastError: try row.decode("last_error"),
            createdAt: try row.decode("created_at")
        )
    }
}
