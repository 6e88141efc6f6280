/// What a transaction's body runs its statements on.
///
/// It is valid until the body returns.
///
/// A statement that fails dooms the transaction: later statements throw ``SQLError/Code/aborted`` and nothing is
/// committed, even if the body catches the error. What may fail and be survived goes into ``savepoint(_:)``.
/// Statements of a cancelled task throw `CancellationError` and doom the transaction too.
package protocol SQLConnection {
    var dialect: Dialect { get }

    /// Runs one statement and returns all its rows, in the database's order.
    func query(_ statement: SQLStatement) async throws -> [SQLRow]

    /// Runs one statement and returns how many rows it inserted, changed or deleted itself; zero for any other statement.
    @discardableResult
    func execute(_ statement: SQLStatement) async throws -> Int

    /// Runs statements in their order, in one round trip where that is possible, and returns the rows of each.
    func rows(of statements: [SQLStatement]) async throws -> [[SQLRow]]

    /// Runs one statement before the next one or the commit; what that throws when this one fails is made by `translate`.
    func executeLater(_ statement: SQLStatement, _ translate: @escaping (SQLError) -> SQLError) async throws

    /// Runs several statements separated by semicolons, without arguments.
    func execute(unsafeScript script: String) async throws

    /// Makes the later statements wait until no other write transaction holds the lock of this name, and holds it from
    /// then until this transaction ends.
    ///
    /// Later statements see all that its earlier holders committed. Any text is a name. Taking several in different
    /// orders deadlocks. That, and a wait that is too long, ends the next statement with ``SQLError/Code/contention``.
    func lock(_ name: String) async throws

    /// Tells all who listen to the channel, in every process, once this transaction has committed, and never otherwise.
    ///
    /// This process is told before the transaction's call returns. A message that is sent twice in one transaction
    /// arrives at least once. Payloads are under 8,000 bytes.
    func notify(_ channel: String, _ payload: String) async throws

    /// Runs the body so that when it throws, its changes alone are undone and the transaction can go on. Nests.
    @discardableResult
    func savepoint<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result
}

extension SQLConnection {
    package func rows(of statements: [SQLStatement]) async throws -> [[SQLRow]] {
        try await rowsOneByOne(of: statements)
    }

    package func rowsOneByOne(of statements: [SQLStatement]) async throws -> [[SQLRow]] {
        var answers: [[SQLRow]] = []
        for statement in statements { answers.append(try await query(statement)) }
        return answers
    }

    package func executeLater(_ statement: SQLStatement, _ translate: @escaping (SQLError) -> SQLError) async throws {
        try await executeNow(statement, translate)
    }

    /// Runs one statement before the next one or the commit, whose failure is then its own.
    package func executeLater(_ statement: SQLStatement) async throws {
        try await executeLater(statement) { $0 }
    }

    package func executeNow(_ statement: SQLStatement, _ translate: (SQLError) -> SQLError) async throws {
        do {
            try await execute(statement)
        } catch let error as SQLError {
            throw translate(error)
        }
    }
}
