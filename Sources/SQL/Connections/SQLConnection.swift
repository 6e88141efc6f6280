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

    /// Runs several statements separated by semicolons, without arguments.
    func execute(unsafeScript script: String) async throws

    /// Runs the body so that when it throws, its changes alone are undone and the transaction can go on. Nests.
    @discardableResult
    func savepoint<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result
}
