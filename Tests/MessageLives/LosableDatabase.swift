import SQL
import Synchronization

/// The database as one server sees it, which loses it at once when it is killed.
final class LosableDatabase: SQLDatabase {
    private let database: any SQLDatabase
    private let lost = Mutex(false)

    init(_ database: any SQLDatabase) {
        self.database = database
    }

    /// Has everything fail that has not been committed yet.
    func lose() { lost.withLock { $0 = true } }

    var isLost: Bool { lost.withLock { $0 } }

    var dialect: Dialect { database.dialect }

    func transactionAttempt<Result: Sendable>(
        _ access: SQLAccess,
        _ body: (any SQLConnection) async throws -> Result
    ) async throws -> Result {
        guard !isLost else { throw SQLError(.closed, "The server was killed.") }
        return try await database.transactionAttempt(access, body)
    }

    func listen(to channel: String, _ handler: @escaping @Sendable (SQLNotification) -> Void) async throws {
        try await database.listen(to: channel, handler)
    }

    /// Nothing: the database serves others.
    func close() async throws {}
}
