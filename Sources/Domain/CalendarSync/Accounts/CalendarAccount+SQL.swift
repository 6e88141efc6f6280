import SQL

extension CalendarService: SQLConvertible {}

extension CalendarAccount {
    /// What ``init(row:)`` reads.
    static let columns: SQLStatement = """
        provider_id, account_id, service, attempt, attempt_ends_at, grant_secret, ended_at, revision, created_at,
        created_by, updated_at
        """

    init(row: SQLRow) throws {
        self.init(
            id: try row.decode("account_id"),
            provider: try row.decode("provider_id"),
            service: try row.decode("service"),
            sealedAttempt: try row.decode("attempt"),
            attemptEndsAt: try row.decode("attempt_ends_at"),
            sealedGrant: try row.decode("grant_secret"),
            endedAt: try row.decode("ended_at"),
            revision: try row.decode("revision"),
            createdAt: try row.decode("created_at"),
            createdBy: try row.decode("created_by"),
            updatedAt: try row.decode("updated_at")
        )
    }
}
