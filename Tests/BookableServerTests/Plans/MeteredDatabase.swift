import SQL
import Synchronization

/// Passes everything on to a real database and, once told to, measures what each statement reads.
final class MeteredDatabase: SQLDatabase {
    private let base: any SQLDatabase
    private let meter: CostMeter

    /// What each transaction begins with that is measured, such as a setting of the planner.
    private let preparation: [SQLStatement]
    private let isMeasuring = Mutex<Bool>(false)
    private let found = Mutex<[StatementCost]>([])

    init(_ base: any SQLDatabase, _ meter: CostMeter, preparation: [SQLStatement] = []) {
        self.base = base
        self.meter = meter
        self.preparation = preparation
    }

    var dialect: Dialect { base.dialect }
    var pools: [PoolUsage] { base.pools }

    /// What was run since ``measure(_:)``.
    var costs: [StatementCost] { found.withLock { $0 } }

    func measure(_ body: () async throws -> Void) async throws {
        found.withLock { $0 = [] }
        isMeasuring.withLock { $0 = true }
        defer { isMeasuring.withLock { $0 = false } }
        try await body()
    }

    func transactionAttempt<Result: Sendable>(
        _ access: SQLAccess,
        _ body: (any SQLConnection) async throws -> Result
    ) async throws -> Result {
        try await base.transactionAttempt(access) { connection in
            guard isMeasuring.withLock({ $0 }) else { return try await body(connection) }
            for statement in preparation { try await connection.execute(statement) }
            return try await body(MeteredConnection(base: connection, meter: meter, note: note))
        }
    }

    func listen(to channel: String, _ handler: @escaping @Sendable (SQLNotification) -> Void) async throws {
        try await base.listen(to: channel, handler)
    }

    func close() async throws {
        try await base.close()
    }

    private func note(_ cost: StatementCost) {
        found.withLock { $0.append(cost) }
    }
}
