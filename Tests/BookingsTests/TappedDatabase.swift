import SQL
import Synchronization

/// Passes everything on to another database and keeps the text of every statement.
final class TappedDatabase: SQLDatabase {
    private let base: any SQLDatabase
    private let takesLocks: Bool
    private let before: @Sendable (String) async throws -> Void
    private let texts = Mutex<[String]>([])

    /// - Parameters:
    ///   - base: What does the work.
    ///   - takesLocks: Whether locks by name are passed on too; without them only the schema keeps order.
    ///   - before: Is called with the text of each statement before that is run.
    init(
        _ base: any SQLDatabase,
        takesLocks: Bool = true,
        before: @escaping @Sendable (String) async throws -> Void = { _ in }
    ) {
        self.base = base
        self.takesLocks = takesLocks
        self.before = before
    }

    var dialect: Dialect { base.dialect }

    /// The statements so far, with placeholders for their arguments.
    var statements: [String] { texts.withLock { $0 } }

    func transactionAttempt<Result: Sendable>(
        _ access: SQLAccess,
        _ body: (any SQLConnection) async throws -> Result
    ) async throws -> Result {
        try await base.transactionAttempt(access) { connection in
            try await body(TappedConnection(base: connection, takesLocks: takesLocks, note: note))
        }
    }

    func listen(to channel: String, _ handler: @escaping @Sendable (SQLNotification) -> Void) async throws {
        try await base.listen(to: channel, handler)
    }

    func close() async throws {
        try await base.close()
    }

    private func note(_ text: String) async throws {
        texts.withLock { $0.append(text) }
        try await before(text)
    }
}

private struct TappedConnection: SQLConnection {
    let base: any SQLConnection
    let takesLocks: Bool
    let note: (String) async throws -> Void

    var dialect: Dialect { base.dialect }

    func query(_ statement: SQLStatement) async throws -> [SQLRow] {
        try await note(statement.rendered(for: dialect).text)
        return try await base.query(statement)
    }

    func execute(_ statement: SQLStatement) async throws -> Int {
        try await note(statement.rendered(for: dialect).text)
        return try await base.execute(statement)
    }

    func execute(unsafeScript script: String) async throws {
        try await note(script)
        try await base.execute(unsafeScript: script)
    }

    func lock(_ name: String) async throws {
        if takesLocks { try await base.lock(name) }
    }

    func notify(_ channel: String, _ payload: String) async throws {
        try await base.notify(channel, payload)
    }

    func savepoint<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
        try await base.savepoint(body)
    }
}
