import GRDB
package import SQL

/// A database in one SQLite file, for one server process and any number of readers beside it.
///
/// One connection writes and several read, each a queue of its own, so that readers see the last commit while a writer is
/// at work. A commit that returned survives the loss of the process and of power: the journal is a write-ahead log that is
/// synchronised at every commit.
package final class SQLiteDatabase: SQLDatabase {
    private let writers: ConnectionPool<DatabaseQueue>
    private let readers: ConnectionPool<DatabaseQueue>
    private let board = NotificationBoard()

    package let dialect = Dialect.sqlite

    /// Opens the file, and makes it if it does not exist; its directory must exist.
    package init(path: String, limits: SQLiteLimits = SQLiteLimits()) throws {
        guard !path.isEmpty, !path.hasPrefix(":memory:") else {
            throw SQLError(.connection, "a SQLite database needs a file; in memory its connections would share nothing")
        }
        do {
            // The writer comes first: a reader can neither make the file nor set its journal mode.
            let writer = try DatabaseQueue(path: path, configuration: .writer(limits))
            let readers = try (0..<limits.readers).map { _ in
                try DatabaseQueue(path: path, configuration: .reader(limits))
            }
            self.writers = ConnectionPool([writer], maximumWaiting: limits.maximumWaiting)
            self.readers = ConnectionPool(readers, maximumWaiting: limits.maximumWaiting)
        } catch let error as DatabaseError {
            throw SQLError(opening: path, error)
        }
    }

    package func transactionAttempt<Result: Sendable>(
        _ access: SQLAccess,
        _ body: (any SQLConnection) async throws -> Result
    ) async throws -> Result {
        let pool = access == .read ? readers : writers
        let (result, notifications) = try await pool.withConnection { queue in
            let connection = SQLiteConnection(queue)
            do {
                try await connection.begin(access)
                let result = try await body(connection)
                try await connection.commit()
                return (result, connection.notifications)
            } catch {
                try await connection.rollBack(after: error)
                throw connection.contention ?? error
            }
        }
        notifications.post(on: board)
        return result
    }

    /// Hears the transactions of this process; one process serves a file.
    package func listen(
        to channel: String,
        _ handler: @escaping @Sendable (SQLNotification) -> Void
    ) async throws {
        board.add(channel, handler)
    }

    package var pools: [PoolUsage] { [readers.usage(as: "read"), writers.usage(as: "write")] }

    package func close() async throws {
        // The writer goes last, because the last to leave copies the log back into the file, which a reader cannot.
        for queue in try await readers.close() + writers.close() { try queue.close() }
    }
}
