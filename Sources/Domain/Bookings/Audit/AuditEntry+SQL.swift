import SQL

extension AuditedAccess.Kind: SQLConvertible {}

extension AuditEntry {
    /// What ``init(row:)`` reads.
    static let columns: SQLStatement = """
        provider_id, recorded_at, entry_id, actor, acted_for, access, action, booking_id, subjects, fields, request_id
        """

    init(row: SQLRow) throws {
        var access = AuditedAccess(
            try row.decode("access"),
            try row.decode("action"),
            // The empty text that stands for no provider is not an id.
            of: ProviderID(rawValue: try row.decode("provider_id")),
            subjects: try JSONText.decode([String].self, from: try row.decode("subjects"))
        )
        access.fields = try JSONText.decode([String].self, from: try row.decode("fields"))
        access.requestID = try row.decode("request_id")
        self.init(
            id: try row.decode("entry_id"),
            recordedAt: try row.decode("recorded_at"),
            actor: try row.decode("actor"),
            party: try row.decode("acted_for"),
            booking: try row.decode("booking_id"),
            access: access
        )
    }
}
