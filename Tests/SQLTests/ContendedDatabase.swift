import SQL
import Synchronization

/// A database whose first attempts fail as if another transaction had been in the way.
final class ContendedDatabase: SQLDatabase {
    private let database: any SQLDatabase
    private let failures: Int
    private let count = Atomic<Int>(0)

    init(_ database: any SQLDatabase, failures: Int) {
        self.database = database
        self.failures = failures
    }

    var dialect: Dialect { database.dialect }

    var attempts: Int { count.load(ordering: .sequentiallyConsistent) }

    func transactionAttempt<Result: Sendable>(
        _ access: SQLAccess,
        _ body: (any SQLConnection) async throws -> Result
    ) async throws -> Result {
        let attempt = count.add(1, ordering: .sequentiallyConsistent).newValue
        return try await database.transactionAttempt(access) { connection in
            let result = try await body(connection)
            guard attempt > failures else { throw SQLError(.contention, "another transaction was in the way") }
            return result
        }
    }

    func listen(
        to channel: String,
        _ handler: @escaping @Sendable (SQLNotification) -> Void
    ) async throws {
        try await database.listen(to: channel, handler)
    }

    func close() async throws {
        try await database.close()
    }
}
