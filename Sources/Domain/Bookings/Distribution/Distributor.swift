package import SQL

/// Spreads a database over the servers of a Citus cluster by provider.
package struct Distributor: Sendable {
    /// What every row that is spread out is placed by.
    package static let column = "provider_id"

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
        try await !connection.query("SELECT extversion FROM pg_extension WHERE extname = 'citus'").isEmpty
    }

    /// Carries the plan out for the tables that are not spread out yet, and returns which those were.
    package func distribute(_ plan: DistributionPlan, in connection: any SQLConnection) async throws -> [String] {
        let done = try await connection.query("SELECT logicalrelid::text AS name FROM pg_dist_partition")
            .map { try $0.decode("name", as: String.self) }
        // The history's trigger looks at nothing beyond its own row, so it can run wherever the row is.
        try await connection.execute("SET LOCAL citus.enable_unsafe_triggers TO on")
        let replicated = plan.replicated.filter { !done.contains($0) }
        for table in replicated {
            _ = try await connection.query("SELECT create_reference_table(\(table)::text::regclass)")
        }
        let distributed = plan.distributed.filter { !done.contains($0) }
        for table in distributed {
            // All tables lie beside the first, or joins by provider would cross machines.
            let neighbour = table == plan.distributed.first ? "default" : plan.distributed.first
            _ = try await connection.query(
                """
                SELECT create_distributed_table(\(table)::text::regclass, \(Self.column)::text,
                    colocate_with => \(neighbour)::text)
                """
            )
        }
        return replicated + distributed
    }
}
