package import SQL

/// What a database is in a Citus cluster.
package enum ClusterNode: Sendable {
    /// Not in a cluster, or not on PostgreSQL.
    case alone
    /// The node that servers connect to.
    case coordinator
    /// A node that holds shards. Its advisory locks and its notifications do not reach the other nodes, so that two servers
    /// would no longer exclude each other from a provider, and no longer hear of each other's changes.
    case worker

    /// What the database of `connection` is.
    package static func read(in connection: any SQLConnection) async throws -> ClusterNode {
        guard connection.dialect.name == "postgres" else { return .alone }
        // Asked by name first: a table that does not exist would fail the statement, and with it the transaction.
        let hasCitus = try await connection.query("SELECT to_regclass('pg_dist_local_group') IS NOT NULL AS found")
        guard try hasCitus.first?.decode("found") == true else { return .alone }
        let groups = try await connection.query("SELECT groupid::bigint AS number FROM pg_dist_local_group")
        let number: Int64? = try groups.first?.decode("number")
        // Each node keeps its own number here, and the coordinator's is 0.
        return number ?? 0 == 0 ? .coordinator : .worker
    }
}
