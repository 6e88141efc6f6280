import GRDB
package import SQL
import Synchronization

/// A database in one SQLite file, for one server process and any number of short commands beside it.
///
/// One connection writes and several read, each a queue of its own, so that readers see the last commit while a writer is
/// at work. A commit that returned survives the loss of the process and of power: the journal is a write-ahead log that is
/// synchronised at every commit. Once the file, or its log, is no longer the one at its path, every transaction fails with
/// ``SQLError/Code/lost``.
package final class SQLiteDatabase: SQLDatabase {
    let writers: ConnectionPool<SQLiteSession>
    private let readers: ConnectionPool<SQLiteSession>

    /// Where the one writing connection's transactions run.
    let writing = ConnectionExecutor(label: "bookable.sqlite.write")
    /// What is decided on that connection and not yet committed.
    let group: CommitGroup
    private let board = NotificationBoard()
    let file: DatabaseFile
    private let foreignChanges: ForeignChanges
    private let listening = Mutex<Bool>(false)
    private let serverLock = Mutex<ServerLock?>(nil)

    package let dialect = Dialect.sqlite

    /// Opens the file, and makes it, readable for its owner alone, if it does not exist and `creating` says so; its directory
    /// must exist.
    package init(path: String, limits: SQLiteLimits = SQLiteLimits(), creating: Bool = true) throws {
        guard !path.isEmpty, !path.hasPrefix(":memory:") else {
            throw SQLError(.connection, "a SQLite database needs a file; in memory its connections would share nothing")
        }
        group = CommitGroup(collectingTime: limits.collectingTime)
        try DatabaseFile.prepare(path, creating: creating)
        do {
            // The writer comes first: a reader can neither make the file nor set its journal mode.
            let interruption = Interruption()
            let queue = try DatabaseQueue(path: path, configuration: .writer(limits, interruption))
            // The log is made by whoever reads first.
            let version = try queue.writeWithoutTransaction { database in
                _ = try Row.fetchOne(database, sql: "SELECT 1 FROM sqlite_schema")
                return try Int64.fetchOne(database, sql: "PRAGMA data_version")
            }
            let writer = try SQLiteSession(queue, writing, interruption, lockTimeout: limits.lockTimeout)
            let readers = try (0..<limits.readers).map { number in
                let interruption = Interruption()
                return try SQLiteSession(
                    try DatabaseQueue(path: path, configuration: .reader(limits, interruption)),
                    ConnectionExecutor(label: "bookable.sqlite.read.\(number)"),
                    interruption,
                    lockTimeout: limits.lockTimeout
                )
            }
            self.writers = ConnectionPool([writer], maximumWaiting: limits.maximumWaiting)
            self.readers = ConnectionPool(readers, maximumWaiting: limits.maximumWaiting)
            // Now that all connections are open: the log and its index are there, and are the ones that they use.
            file = try DatabaseFile(opened: path)
            foreignChanges = ForeignChanges(since: version, writer, file, board, every: limits.watchInterval)
        } catch let error as DatabaseError {
            throw SQLError(opening: path, error)
        }
    }

    /// Makes this process the one server of the file until the database is closed; `holder` is what others are told of it.
    ///
    /// Throws ``SQLError/Code/connection`` where another process is.
    package func claim(for holder: String) throws(SQLError) {
        let lock = try ServerLock(besides: file.path, for: holder)
        // Whoever removes it lets another server in.
        try file.watch(lock.path)
        serverLock.withLock { $0 = lock }
    }

    package func transactionAttempt<Result: Sendable>(
        _ access: SQLAccess,
        _ body: (any SQLConnection) async throws -> Result
    ) async throws -> Result {
        let (result, notifications) =
            switch access {
            case .read:
                try await readers.withConnection { session in
                    try await withTaskExecutorPreference(session.executor) { try await read(on: session, body) }
                }
            case .write: try await writeInTurn(access, body)
            case .briefWrite:
                if let written = try await writeInPlace(body) { written } else { try await writeInTurn(access, body) }
            }
        notifications.post(on: board)
        return result
    }

    private func read<Result: Sendable>(
        on session: SQLiteSession,
        _ body: (any SQLConnection) async throws -> Result
    ) async throws -> (Result, PendingNotifications) {
        let connection = SQLiteConnection(session, file)
        do {
            let result = try await session.interruptible {
                try await connection.begin(.read)
                let result = try await body(connection)
                try await connection.decide(joined: false)
                try await connection.commit()
                return result
            }
            return (result, connection.notifications)
        } catch {
            try await connection.rollBack(after: error)
            throw connection.contention ?? error
        }
    }

    /// Hears the transactions of this process; those of others are ``SQLNotification/lost`` and
    /// ``SQLNotification/resumed``, a moment after they were committed.
    package func listen(
        to channel: String,
        _ handler: @escaping @Sendable (SQLNotification) -> Void
    ) async throws {
        board.add(channel, handler)
        let isFirst = listening.withLock { isListening in
            defer { isListening = true }
            return !isListening
        }
        if isFirst { foreignChanges.start() }
    }

    private var isLost: Bool {
        do throws(SQLError) {
            try file.check()
            return false
        } catch {
            return true
        }
    }

    package var pools: [PoolUsage] { [readers.usage(as: "read"), writers.usage(as: "write")] }

    package func close() async throws {
        // First, since it asks the connection that is to be closed.
        foreignChanges.stop()
        // The writer goes last, because the last to leave copies the log back into the file, which a reader cannot.
        let sessions = try await readers.close() + writers.close()
        if isLost {
            // It would also remove the log at its path, which may by now be that of the file that was put there instead.
            for session in sessions { session.abandon() }
        } else {
            for session in sessions { try await session.close() }
        }
        // Last: another server may come in as soon as the file is nobody's.
        serverLock.withLock { $0 = nil }
    }
}
