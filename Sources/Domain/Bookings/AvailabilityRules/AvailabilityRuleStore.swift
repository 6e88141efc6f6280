import CivilTime
package import Policies
import SQL

/// The rules that providers uploaded, and which of them is in force.
package struct AvailabilityRuleStore: Sendable {
    package init() {}

    /// The query of a version of a provider's; reading it throws ``BookingsError`` if the provider has no such version.
    func finding(_ version: PolicyVersion, of provider: ProviderID) -> SQLQuery<StoredRule> {
        SQLQuery(
            """
            SELECT \(StoredRule.columns) FROM availability_rules
            WHERE provider_id = \(provider) AND version = \(version)
            """
        ) { rows in
            guard let row = rows.first else {
                throw BookingsError(.notFound, "\(provider) has no availability rule \"\(version)\".", field: "version")
            }
            return try StoredRule(row: row)
        }
    }

    /// The versions of a provider, newest first, with numbers below `number`.
    func versions(
        of provider: ProviderID,
        below number: Int,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [StoredRule] {
        try await connection.query(
            """
            SELECT \(StoredRule.columns) FROM availability_rules
            WHERE provider_id = \(provider) AND number < \(number) ORDER BY number DESC LIMIT \(limit)
            """
        ).map(StoredRule.init(row:))
    }

    /// A number above all that versions have, which the column can hold.
    package static let afterAll = Int(Int32.max)

    /// Adds a version; content that is there already is not a new one.
    ///
    /// The transaction holds the provider's lock.
    func keep(
        _ script: Script,
        of provider: ProviderID,
        by requester: Requester,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> StoredRule {
        let same = try await connection.query(
            """
            SELECT \(StoredRule.columns) FROM availability_rules
            WHERE provider_id = \(provider) AND version = \(script.source.version)
            """
        )
        if let row = same.first { return try StoredRule(row: row) }
        let last = try await versions(of: provider, below: Self.afterAll, limit: 1, in: connection).first?.number ?? 0
        let rule = StoredRule(
            number: last + 1,
            name: script.name,
            description: script.description,
            source: script.source,
            createdAt: now
        )
        _ = try await connection.execute(
            """
            INSERT INTO availability_rules
                (provider_id, number, version, name, description, source, created_at, created_by)
            VALUES (\(provider), \(rule.number), \(rule.version), \(rule.name), \(rule.description), \(rule.source.text),
                \(now), \(requester.label))
            """
        )
        return rule
    }

    /// Puts a version in force, or none.
    func choose(_ version: PolicyVersion?, of provider: ProviderID, in connection: any SQLConnection) async throws {
        // Part of the offer: what servers keep of it is read anew.
        _ = try await connection.execute(
            """
            UPDATE providers SET availability_rule = \(version), offer_revision = offer_revision + 1
            WHERE provider_id = \(provider)
            """
        )
        try await connection.tellCalendarChange(of: provider)
    }

    /// A script that has been checked, with what it says of itself.
    package struct Script: Sendable {
        package let source: PolicySource
        package let name: String
        package let description: String?

        package init(source: PolicySource, name: String, description: String?) {
            self.source = source
            self.name = name
            self.description = description
        }
    }
}

extension StoredRule {
    /// What ``init(row:)`` reads.
    static let columns: SQLStatement = "number, name, description, source, created_at"

    init(row: SQLRow) throws {
        self.init(
            number: try row.decode("number"),
            name: try row.decode("name"),
            description: try row.decode("description"),
            source: PolicySource(text: try row.decode("source")),
            createdAt: try row.decode("created_at")
        )
    }
}
