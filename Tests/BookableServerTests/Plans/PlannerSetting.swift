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

    /// The rows that every table which grows with the practice has; half as many is more than a statement may read.
    var rows = 20_000

    /// What a transaction begins with.
    ///
    /// PostgreSQL plans a prepared statement without its arguments once it has run five times; the walk runs most of them less often.
    var preparation: [SQLStatement] {
        engine == .postgres ? ["SET LOCAL plan_cache_mode = force_generic_plan"] : []
    }

    var testDescription: String { "\(engine), statistics \(statistics), \(rows) rows" }
}
