import SQL
import Testing

/// An engine, and what its planner knows of the tables.
struct PlannerSetting: CustomTestStringConvertible, Sendable {
    enum Statistics: CaseIterable {
        /// The planner knows nothing.
        case missing

        /// The planner knows what was true when the practice was new; see ``PlannerSetting/rowsWhenNew``.
        case stale
        case fresh
    }

    let engine: Engine
    let statistics: Statistics

    /// The rows that every table which grows with the practice has; half as many is more than a statement may read.
    var rows: Int

    init(engine: Engine, statistics: Statistics, rows: Int? = nil) {
        self.engine = engine
        self.statistics = statistics
        self.rows = rows ?? (engine == .sqlite ? 20_000 : 16_000)
    }

    /// The rows that those tables had when the practice was new.
    ///
    /// SQLite never looks at the tables by itself, and knows nothing of those that were empty. PostgreSQL does so within a minute of the first 50 rows and again after each tenth more,
    /// so that it never knows this little about a table that has grown a hundredfold.
    var rowsWhenNew: Int { engine == .sqlite ? 0 : rows / 100 }

    /// What a transaction begins with.
    ///
    /// PostgreSQL plans a prepared statement without its arguments once it has run five times; the walk runs most of them less often. And it
    /// plans anew what it planned before a table was looked at, as it was in all settings while the practice grew.
    var preparation: [SQLStatement] {
        engine == .postgres ? ["SET LOCAL plan_cache_mode = force_generic_plan", "DISCARD PLANS"] : []
    }

    var testDescription: String { "\(engine), statistics \(statistics), \(rows) rows" }
}
