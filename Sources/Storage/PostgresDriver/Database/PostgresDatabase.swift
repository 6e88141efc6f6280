package import SQL

/// A database on a PostgreSQL server, for any number of server processes.
///
/// Write transactions are READ COMMITTED and take locks by name; read transactions are REPEATABLE READ. A connection is
/// opened when it is first needed and replaced when it breaks: while the server is away, calls fail at once.
package final class PostgresDatabase: SQLDatabase {
    private let pool: ConnectionPool<Session>
    private let poller: SocketPoller
    private let board: NotificationBoard
    private let listener: NotificationListener?

    package let dialect = Dialect.postgres

    /// As ``init(_:listeningAt:limits:)`` with an address that has yet to be checked.
    package convenience init(_ address: String, limits: PostgresLimits = PostgresLimits()) throws(SQLError) {
        try self.init(try ServerAddress(address), limits: limits)
    }

    /// Opens nothing yet.
    ///
    /// What the address leaves out comes from the environment (`PGHOST`, `PGPASSWORD`, …) and the password file, as with every
    /// client of libpq.
    ///
    /// Listening needs the server itself: behind a pooler, `direct` is its address.
    package init(
        _ address: ServerAddress,
        listeningAt direct: ServerAddress? = nil,
        limits: PostgresLimits = PostgresLimits()
    ) throws(SQLError) {
        let listened = direct ?? (limits.preparedStatements ? address : nil)
        let board = NotificationBoard()
        listener = try listened.map { address throws(SQLError) in try NotificationListener(address, limits, board) }
        self.board = board
        let poller = try SocketPoller.start()
        let opener = ConnectionOpener(address, limits, poller)
        let reachability = Reachability()
        let sessions = (0..<limits.connections).map { _ in Session(opener, reachability) }
        pool = ConnectionPool(sessions, maximumWaiting: limits.maximumWaiting)
        self.poller = poller
    }

    deinit {
        stopThreads()
    }

    package func transactionAttempt<Result: Sendable>(
        _ access: SQLAccess,
        _ body: (any SQLConnection) async throws -> Result
    ) async throws -> Result {
        let (result, notifications) = try await pool.withConnection { session in
            let connection = PostgresConnection(try await session.connection(), access)
            do {
                let result = try await body(connection)
                try await connection.commit()
                return (result, connection.notifications)
            } catch {
                await connection.rollBack()
                // At once, while the pool still has it lent: the next caller must not find it.
                session.closeIfBroken()
                throw connection.contention ?? error
            }
        }
        // Here, and not by the server alone, so that listeners of this process know before the caller does.
        notifications.post(on: board)
        return result
    }

    package func listen(
        to channel: String,
        _ handler: @escaping @Sendable (SQLNotification) -> Void
    ) async throws {
        guard let listener else {
            throw SQLError(
                .connection,
                "a pooler does not pass notifications on; the server's own address is needed too"
            )
        }
        try await listener.listen(to: channel, handler)
    }

    /// Readers and writers share one.
    package var pools: [PoolUsage] { [pool.usage(as: "all")] }

    package func close() async throws {
        for session in try await pool.close() { session.close() }
        stopThreads()
    }

    private func stopThreads() {
        poller.stop()
        listener?.stop()
    }
}
