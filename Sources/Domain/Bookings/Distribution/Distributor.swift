package import SQL

/// Spreads a database over the servers of a Citus cluster by provider.
package struct Distributor: Sendable {
    /// What every row that is spread out is placed by.
    package static let column = "provider_id"

    /// Settings of a transaction that changes tables which may be spread out, to no effect where there is no cluster.
    ///
    /// Shards are changed one after another, since statements that Citus runs on them at once cannot see what earlier ones
    /// of the transaction did. The triggers only read and write rows of their own provider, which lie together.
    package static let settings = [
        "SET LOCAL citus.multi_shard_modify_mode TO 'sequential'", "SET LOCAL citus.enable_unsafe_triggers TO on",
    ]

    package init() {}

    /// What is to be done, read from the foreign keys that the database has.
    package func plan(in connection: any SQLConnection) async throws -> DistributionPlan {
        let references = try await connection.query(
            """
            SELECT conrelid::regclass::text AS source, confrelid::regclass::text AS target FROM pg_constraint
            WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
            """
        ).map { row in
            DistributionPlan.Reference(from: try row.decode("source"), to: try row.decode("target"))
        }
        return DistributionPlan(references: references, root: "providers")
    }

    /// Whether the database can be spread out: whether it has the extension.
    package func hasCitus(in connection: any SQLConnection) async throws -> Bool {
        try await ClusterNode.read(in: connection) != .alone
    }

    /// Carries the plan out for the tables that are not spread out yet, and returns which those were.
    ///
    /// All of it is done in the caller's transaction or none. Citus refuses foreign keys from a table that still is in one
    /// place to one that is spread out, and runs triggers on copied rows before the tables that these look at are there;
    /// so both are taken off first and put back last.
    package func distribute(_ plan: DistributionPlan, in connection: any SQLConnection) async throws -> [String] {
        // Two commands at once would both find the same tables not placed yet.
        try await connection.lock("distribution")
        let placed = try await placedTables(in: connection)
        let replicated = plan.replicated.filter { !placed.contains($0) }
        let distributed = plan.distributed.filter { !placed.contains($0) }
        // Before any rule is taken off, so that repeating the command locks no table.
        guard !replicated.isEmpty || !distributed.isEmpty else { return [] }
        let triggers = try await triggers(of: distributed, in: connection)
        let keys = try await foreignKeys(meeting: distributed, of: plan, in: connection)
        var statements = Self.settings + (triggers + keys).map(\.removal)
        statements += replicated.map { "SELECT create_reference_table(\(literal($0)))" }
        statements += distributed.map { table in
            // All tables lie beside the first, or joins by provider would cross machines.
            let neighbour = plan.distributed.first.flatMap { $0 == table ? nil : $0 }
            let place = neighbour.map { ", colocate_with => \(literal($0))" } ?? ""
            return "SELECT create_distributed_table(\(literal(table)), \(literal(Self.column))\(place))"
        }
        statements += (keys + triggers).map(\.addition)
        // As scripts, which may take as long as copying all rows does.
        for statement in statements { try await connection.execute(unsafeScript: statement) }
        return replicated + distributed
    }

    /// The tables that are spread out or copied; not those that Citus knows only because others refer to them.
    private func placedTables(in connection: any SQLConnection) async throws -> Set<String> {
        let rows = try await connection.query(
            """
            SELECT logicalrelid::regclass::text AS name FROM pg_dist_partition
            WHERE partmethod = 'h' OR partmethod = 'n' AND repmodel = 't'
            """
        )
        return try Set(rows.map { try $0.decode("name", as: String.self) })
    }

    private func triggers(of tables: [String], in connection: any SQLConnection) async throws -> [DetachedRule] {
        let rows = try await connection.query(
            """
            SELECT tgrelid::regclass::text AS relation, quote_ident(tgname) AS name, pg_get_triggerdef(oid) AS definition
            FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2
            """
        )
        return try rows.compactMap { row in
            let table = try row.decode("relation", as: String.self)
            guard tables.contains(table) else { return nil }
            return DetachedRule(
                removal: "DROP TRIGGER \(try row.decode("name", as: String.self)) ON \(table)",
                addition: try row.decode("definition")
            )
        }
    }

    /// The foreign keys between tables of the plan that are spread out, where one of the two is among `tables`, those of
    /// tables first that others refer to.
    private func foreignKeys(
        meeting tables: [String],
        of plan: DistributionPlan,
        in connection: any SQLConnection
    ) async throws -> [DetachedRule] {
        let rows = try await connection.query(
            """
            SELECT conrelid::regclass::text AS source, confrelid::regclass::text AS target, quote_ident(conname) AS name,
                pg_get_constraintdef(oid) AS definition
            FROM pg_constraint
            WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY conname
            """
        )
        let keys = try rows.compactMap { row -> (place: Int, rule: DetachedRule)? in
            let source = try row.decode("source", as: String.self)
            let target = try row.decode("target", as: String.self)
            guard let place = plan.distributed.firstIndex(of: source), plan.distributed.contains(target),
                tables.contains(source) || tables.contains(target)
            else { return nil }
            let name = try row.decode("name", as: String.self)
            let definition = try row.decode("definition", as: String.self)
            return (
                place,
                DetachedRule(
                    removal: "ALTER TABLE \(source) DROP CONSTRAINT \(name)",
                    addition: "ALTER TABLE \(source) ADD CONSTRAINT \(name) \(definition)"
                )
            )
        }
        return keys.sorted { $0.place < $1.place }.map(\.rule)
    }

    private func literal(_ text: String) -> String {
        "'\(text.replacing("'", with: "''"))'"
    }
}
