import SQL
import Testing

/// An engine, and what its planner knows of the tables.
struct PlannerSetting: CustomTestStringConvertible, Sendable {
    enum Statistics: CaseIterable {
        /// The planner knows nothing.
        case missing

        /// The planner knows what was true when the practice was new.
        case stale
        case fresh
    }

    let engine: Engine
    let statistics: Statistics

    /// The rows that every table which grows with the practice has.
    var rows = 20_000

    /// What a transaction begins with.
    ///
    /// PostgreSQL plans a prepared statement without its arguments once it has run five times; the walk runs most of them less often.
    var preparation: SQLStatement? {
        engine == .postgres ? "SET LOCAL plan_cache_mode = force_generic_plan" : nil
    }

    /// Parts of statements that are not held to their bound.
    ///
    /// PostgreSQL without any statistics takes a provider for one in 200 rows. It then reads all rows of the provider rather than look for
    /// fifty keys, and sorts rather than follow a key. Autovacuum gives it statistics a minute after the first 50 rows.
    var excused: [String] {
        guard engine == .postgres, statistics == .missing else { return [] }
        return ["FROM refund_parts WHERE provider_id = $1 AND refund_id IN", "FROM jobs WHERE (provider_id, job_id) >"]
    }

    var testDescription: String { "\(engine), statistics \(statistics), \(rows) rows" }
}
