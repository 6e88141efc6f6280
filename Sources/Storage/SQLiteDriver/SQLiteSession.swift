import GRDB
import SQL
import Synchronization

/// A connection to the file, and where its transactions run.
final class SQLiteSession: Sendable {
    let executor: ConnectionExecutor
    private let queue: DatabaseQueue
    private let handle: SQLiteHandle
    /// Held for each access: what is enqueued may meet a transaction that runs elsewhere.
    private let access = Mutex<Void>(())
    private let interruption: Interruption

    /// Takes the queue's connection over: from now on nothing goes through the queue but its end.
    ///
    /// `interruption` watches the connection.
    init(
        _ queue: DatabaseQueue,
        _ executor: ConnectionExecutor,
        _ interruption: Interruption,
        lockTimeout: Duration
    ) throws {
        guard let connection = queue.writeWithoutTransaction({ $0.sqliteConnection }) else {
            throw SQLError(.closed, "the database was closed")
        }
        handle = SQLiteHandle(connection, lockTimeout: lockTimeout)
        self.queue = queue
        self.executor = executor
        self.interruption = interruption
    }

    /// Runs the access to its end even when the task is cancelled.
    ///
    /// An access in place runs on the caller's thread, whichever that is.
    func uninterrupted<Result: Sendable>(
        inPlace: Bool = false,
        _ access: @escaping @Sendable (SQLiteHandle) throws -> Result
    ) async throws -> Result {
        guard inPlace || executor.isCurrent else { return try await executor.run { [self] in try perform(access) } }
        return try perform(access)
    }

    /// Whether the log is to be copied back into the file; asked by whoever has the connection.
    var hasLongLog: Bool { access.withLock { _ in handle.hasLongLog } }

    private func perform<Result: Sendable>(_ access: (SQLiteHandle) throws -> Result) throws -> Result {
        try self.access.withLock { _ in try access(handle) }
    }

    /// Runs the access; throws `CancellationError` once the task is cancelled, and within ``interruptible(_:)`` ends what runs then.
    func run<Result: Sendable>(
        inPlace: Bool = false,
        _ access: @escaping @Sendable (SQLiteHandle) throws -> Result
    ) async throws -> Result {
        try Task.checkCancellation()
        do {
            guard inPlace || executor.isCurrent else {
                return try await executor.run { [self] in try interruption.allowed { try perform(access) } }
            }
            return try interruption.allowed { try perform(access) }
        } catch {
            // Whatever an interrupted statement says, it was the cancellation that ended it.
            try Task.checkCancellation()
            throw error
        }
    }

    /// Runs a transaction whose accesses by ``run(_:)`` end when the task is cancelled.
    ///
    /// Once for a transaction: to be told of a cancellation costs as much as a short statement.
    func interruptible<Result>(_ transaction: () async throws -> Result) async throws -> Result {
        // After the handler, which may be at work until its scope has ended: what comes next is not to be interrupted.
        defer { interruption.withdraw() }
        return try await withTaskCancellationHandler(operation: transaction) { interruption.request() }
    }

    /// Runs the access when those before it have ended, whoever has the session.
    func enqueue(_ access: @escaping @Sendable (SQLiteHandle) -> Void) {
        executor.enqueue { [self] in self.access.withLock { _ in access(handle) } }
    }

    /// Closes the connection, of which nobody makes use any more.
    func close() async throws {
        try await executor.run { [handle] in handle.forgetStatements() }
        try queue.close()
    }

    /// Never closes the connection.
    func abandon() {
        _ = Unmanaged.passRetained(self)
    }
}
