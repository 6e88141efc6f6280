/// How often a transaction is tried when others are in its way, the first try included.
private let maximumAttempts = 4

/// A database: transactions and nothing outside them.
package protocol SQLDatabase: Sendable {
    var dialect: Dialect { get }

    /// Runs one transaction once: commits when the body returns, rolls back when it throws or its task was cancelled.
    ///
    /// Drivers implement this; callers use ``transaction(_:_:)``. When another transaction was in the way, the error
    /// thrown is an ``SQLError`` of code ``SQLError/Code/contention``, whatever the body made of it. When too many
    /// callers already wait for a connection, it throws ``SQLError/Code/busy`` at once.
    func transactionAttempt<Result: Sendable>(
        _ access: SQLAccess,
        _ body: (any SQLConnection) async throws -> Result
    ) async throws -> Result

    /// Calls the handler for every message to the channel from now on, until the database is closed.
    ///
    /// Returns once it listens. Handlers are called one after another on any thread; they must be quick and never wait.
    func listen(to channel: String, _ handler: @escaping @Sendable (SQLNotification) -> Void) async throws

    /// How busy its connections are; `nil` where the driver does not say.
    var pools: [PoolUsage] { get }

    /// Waits for the transactions under way, then closes every connection. Later calls throw ``SQLError/Code/closed``.
    func close() async throws
}

extension SQLDatabase {
    package var pools: [PoolUsage] { [] }

    /// Runs the body as one transaction and returns its result once that is durable.
    ///
    /// The body runs again, at most four times in all, when another transaction was in the way; so it must do
    /// nothing that a rollback does not undo. Any other error rolls back and is thrown on as it is.
    ///
    /// Before each further try it waits for a moment, without a connection.
    ///
    /// A body that begins a write transaction of its own may wait for itself for ever; it has the connection for that.
    @discardableResult
    package func transaction<Result: Sendable>(
        _ access: SQLAccess,
        pause: RetryPause = .system,
        _ body: (any SQLConnection) async throws -> Result
    ) async throws -> Result {
        var attempt = 1
        while true {
            do {
                return try await transactionAttempt(access, body)
            } catch let error as SQLError where error.code == .contention && attempt < maximumAttempts {
                // Outside of the attempt, so that others have the connection meanwhile.
                try await pause.wait(after: attempt)
                attempt += 1
            }
        }
    }
}
