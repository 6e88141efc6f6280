import SQL
import Synchronization

/// The database as one server sees it, which loses it at once when it is killed.
final class LosableDatabase: SQLDatabase {
    private let database: any SQLDatabase
    private let lost = Mutex(false)

    /// Transactions that are still begun, until the server is killed in the midst of one.
    private let fuse: Mutex<Int>
    private let moment: Moment

    /// When in a transaction the server is killed.
    enum Moment: CaseIterable {
        case beforeIt, beforeItsCommit, afterItsCommit
    }

    init(_ database: any SQLDatabase, killedAfter transactions: Int, _ moment: Moment) {
        self.database = database
        self.moment = moment
        fuse = Mutex(transactions)
    }

    /// Has everything fail that has not been committed yet.
    func lose() { lost.withLock { $0 = true } }

    var isLost: Bool { lost.withLock { $0 } }

    var dialect: Dialect { database.dialect }

    func transactionAttempt<Result: Sendable>(
        _ access: SQLAccess,
        _ body: (any SQLConnection) async throws -> Result
    ) async throws -> Result {
        guard !isLost else { throw Self.killed }
        let isLast = fuse.withLock { left in
            left -= 1
            return left == 0
        }
        guard isLast else { return try await database.transactionAttempt(access, body) }
        lose()
        switch moment {
        case .beforeIt: throw Self.killed
        case .beforeItsCommit:
            return try await database.transactionAttempt(access) { connection in
                _ = try await body(connection)
                throw Self.killed
            }
        case .afterItsCommit:
            _ = try await database.transactionAttempt(access, body)
            throw Self.killed
        }
    }

    private static var killed: SQLError { SQLError(.closed, "The server was killed.") }

    func listen(to channel: String, _ handler: @escaping @Sendable (SQLNotification) -> Void) async throws {
        try await database.listen(to: channel, handler)
    }

    /// Nothing: the database serves others.
    func close() async throws {}
}
