import CivilTime
package import SQL

/// Members, in one place for all providers: they are found by their address, before it is known whose they are.
package struct MemberStore: Sendable {
    package init() {}

    /// How many members a provider, and how many providers a member, can have.
    package static let maximumCount = 100

    func insert(_ member: Member, in connection: any SQLConnection) async throws {
        let inserted = try await connection.execute(
            """
            INSERT INTO members (member_id, provider_id, email, name, role, created_at, created_by)
            VALUES (\(member.id), \(member.provider), \(member.email), \(member.name), \(member.role), \(member.createdAt),
                \(member.createdBy))
            ON CONFLICT DO NOTHING
            """
        )
        guard inserted == 1 else {
            throw BookingsError(.conflict, "This address is a member already.", field: "email")
        }
    }

    /// The members of a provider, oldest first.
    package func list(of provider: ProviderID, in connection: any SQLConnection) async throws -> [Member] {
        try await connection.query(
            """
            SELECT \(Member.columns) FROM members WHERE provider_id = \(provider) AND removed_at IS NULL
            ORDER BY member_id LIMIT \(Self.maximumCount)
            """
        ).map(Member.init(row:))
    }

    /// Everything that an address is a member of, in the order of the providers, after the administrators.
    package func list(at email: String, in connection: any SQLConnection) async throws -> [Member] {
        try await connection.query(
            """
            SELECT \(Member.columns) FROM members WHERE email = \(email) AND removed_at IS NULL
            ORDER BY COALESCE(provider_id, '') LIMIT \(Self.maximumCount)
            """
        ).map(Member.init(row:))
    }

    /// Throws ``BookingsError`` if the member does not exist, or not any more.
    func find(_ id: MemberID, in connection: any SQLConnection) async throws -> Member {
        let rows = try await connection.query(
            "SELECT \(Member.columns) FROM members WHERE member_id = \(id) AND removed_at IS NULL"
        )
        guard let row = rows.first else { throw BookingsError.notFound(id) }
        return try Member(row: row)
    }

    func change(_ id: MemberID, to role: MemberRole, in connection: any SQLConnection) async throws {
        _ = try await connection.execute(
            "UPDATE members SET role = \(role) WHERE member_id = \(id) AND removed_at IS NULL"
        )
    }

    /// Switches shortcuts of the keyboard off as of an instant, or on, for whoever has the address.
    func setShortcuts(offAt instant: Instant?, at email: String, in connection: any SQLConnection) async throws {
        _ = try await connection.execute(
            "UPDATE members SET shortcuts_off_at = \(instant) WHERE email = \(email) AND removed_at IS NULL"
        )
    }

    func remove(_ id: MemberID, at now: Instant, in connection: any SQLConnection) async throws {
        // The row stays, since what the member did names it.
        _ = try await connection.execute(
            "UPDATE members SET removed_at = \(now) WHERE member_id = \(id) AND removed_at IS NULL"
        )
    }
}

extension Member {
    /// What ``init(row:)`` reads.
    static let columns: SQLStatement =
        "member_id, provider_id, email, name, role, created_at, created_by, shortcuts_off_at"

    init(row: SQLRow) throws {
        self.init(
            id: try row.decode("member_id"),
            provider: try row.decode("provider_id"),
            email: try row.decode("email"),
            name: try row.decode("name"),
            role: try row.decode("role"),
            createdAt: try row.decode("created_at"),
            createdBy: try row.decode("created_by"),
            shortcutsOffAt: try row.decode("shortcuts_off_at")
        )
    }
}
