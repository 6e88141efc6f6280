/// The bounds of a PostgreSQL database's connections.
package struct PostgresLimits: Sendable, Hashable {
    /// How many connections run transactions; one more listens, when somebody does.
    package var connections: Int
    /// How many callers may wait for a connection.
    package var maximumWaiting: Int
    /// How long opening a connection may take.
    package var connectTimeout: Duration
    /// How long the server may work at a statement before it ends it itself; `nil` sets no limit.
    package var statementTimeout: Duration?
    /// How long the answer to what is sent at once may take before the server counts as gone and the connection is dropped.
    ///
    /// Longer than the other limits, so that a server that is well ends its statements itself and the connection is kept.
    package var answerTimeout: Duration
    /// As ``answerTimeout`` and ``statementTimeout``, for scripts, which migrations are.
    package var scriptTimeout: Duration
    /// How long a statement waits for a lock before that counts as contention.
    package var lockTimeout: Duration
    /// How long a transaction may stand idle between two statements before the server ends it.
    package var transactionIdleTimeout: Duration
    /// After how long without use a connection is opened anew, in case something on the way has forgotten it.
    package var idleTimeout: Duration
    /// How often the connection that listens asks whether the server is still there.
    package var listenerPing: Duration
    /// Whether the connections lead to one server process each, which remembers what is said to it.
    ///
    /// Off behind a pooler that gives every transaction another server connection, such as PgBouncer in transaction mode:
    /// then nothing is prepared, and the timeouts are set anew in every transaction.
    package var preparedStatements: Bool
    /// How many statements a connection keeps prepared; the one that was not used the longest gives way.
    package var preparedStatementsPerConnection: Int

    package init(
        connections: Int = 10,
        maximumWaiting: Int = 1024,
        connectTimeout: Duration = .seconds(5),
        statementTimeout: Duration? = .seconds(30),
        answerTimeout: Duration = .seconds(35),
        scriptTimeout: Duration = .seconds(3_600),
        lockTimeout: Duration = .seconds(5),
        transactionIdleTimeout: Duration = .seconds(60),
        idleTimeout: Duration = .seconds(600),
        listenerPing: Duration = .seconds(15),
        preparedStatements: Bool = true,
        preparedStatementsPerConnection: Int = 256
    ) {
        precondition(connections > 0, "A database has at least one connection.")
        self.connections = connections
        self.maximumWaiting = maximumWaiting
        self.connectTimeout = connectTimeout
        self.statementTimeout = statementTimeout
        self.answerTimeout = answerTimeout
        self.scriptTimeout = scriptTimeout
        self.lockTimeout = lockTimeout
        self.transactionIdleTimeout = transactionIdleTimeout
        self.idleTimeout = idleTimeout
        self.listenerPing = listenerPing
        self.preparedStatements = preparedStatements
        self.preparedStatementsPerConnection = preparedStatementsPerConnection
    }
}
