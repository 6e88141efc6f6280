import GRDB
import SQL
import Synchronization

/// A connection to the file, and where its transactions run.
final class SQLiteSession: Sendable {
    let queue: DatabaseQueue
    let executor: ConnectionExecutor
    private let interruption: Interruption

    /// The columns of each cached statement's rows, by its text; used on the queue alone, and as large as the cache of statements.
    private let columns = Mutex<[String: SQLColumns]>([:])

    /// `interruption` watches the queue's connection.
    init(_ queue: DatabaseQueue, _ executor: ConnectionExecutor, _ interruption: Interruption) {
        self.queue = queue
        self.executor = executor
        self.interruption = interruption
    }

    /// Runs the access to its end even when the task is cancelled.
    ///
    /// GRDB interrupts its asynchronous accesses then, which must not happen to the end of a transaction.
    func uninterrupted<Result: Sendable>(
        _ access: @escaping @Sendable (Database) throws -> Result
    ) async throws -> Result {
        guard !executor.isCurrent else { return try here(access) }
        return try await withCheckedThrowingContinuation { continuation in
            queue.asyncWriteWithoutTransaction { database in
                continuation.resume(with: Swift.Result { try access(database) })
            }
        }
    }

    /// Runs the access; throws `CancellationError` once the task is cancelled, and interrupts what runs then.
    func run<Result: Sendable>(_ access: @escaping @Sendable (Database) throws -> Result) async throws -> Result {
        // After the handler, which may be at work until its scope has ended: what comes next is not to be interrupted.
        defer { interruption.withdraw() }
        try Task.checkCancellation()
        return try await withTaskCancellationHandler {
            do {
                guard executor.isCurrent else { return try await queue.writeWithoutTransaction(access) }
                return try here(access)
            } catch {
                // Whatever an interrupted statement says, it was the cancellation that ended it.
                try Task.checkCancellation()
                throw error
            }
        } onCancel: {
            interruption.request()
        }
    }

    /// Runs the access on the thread of the caller, who has the connection to itself.
    private func here<Result>(_ access: (Database) throws -> Result) throws -> Result {
        try queue.writeWithoutTransaction(access)
    }

    /// The columns of a statement with this text.
    func columns(of text: String, _ names: [String], isCached: Bool) -> SQLColumns {
        guard isCached else { return SQLColumns(names) }
        return columns.withLock { known in
            // A text whose columns have changed with the schema is read anew.
            if let columns = known[text], columns.names == names { return columns }
            let columns = SQLColumns(names)
            known[text] = columns
            return columns
        }
    }
}
