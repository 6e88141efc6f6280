import SQL
import Synchronization

/// A database that counts what is read from it, lets something happen during a reading, and can lose its listeners.
final class WatchedDatabase: SQLDatabase {
    typealias Interruption = @Sendable () async throws -> Void

    private let database: any SQLDatabase
    private let listeners = NotificationBoard()
    private let state = Mutex<(readings: Int, interruption: Interruption?)>((0, nil))

    init(_ database: any SQLDatabase) {
        self.database = database
    }

    var dialect: Dialect { database.dialect }

    /// How many reading transactions there were.
    var readings: Int { state.withLock(\.readings) }

    /// Runs `interruption` at the end of the next reading, when all its rows have been fetched.
    func interruptNextReading(_ interruption: @escaping Interruption) {
        state.withLock { $0.interruption = interruption }
    }

    /// Tells all who listen to a channel.
    func tell(_ notification: SQLNotification, on channel: String = "calendars") {
        listeners.post(notification, to: channel)
    }

    func transactionAttempt<Result: Sendable>(
        _ access: SQLAccess,
        _ body: (any SQLConnection) async throws -> Result
    ) async throws -> Result {
        try await database.transactionAttempt(access) { connection in
            guard access == .read else { return try await body(connection) }
            let interruption = state.withLock { state in
                state.readings += 1
                defer { state.interruption = nil }
                return state.interruption
            }
            let result = try await body(connection)
            try await interruption?()
            return result
        }
    }

    func listen(to channel: String, _ handler: @escaping @Sendable (SQLNotification) -> Void) async throws {
        listeners.add(channel, handler)
        try await database.listen(to: channel, handler)
    }

    func close() async throws {
        try await database.close()
    }
}
