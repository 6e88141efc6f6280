import GRDB
import GRDBSQLite
import SQL

/// An open connection's own statements, past GRDB, which opens and closes it.
///
/// GRDB allows observers, authorizers and values of any type at each statement. A transaction here needs none of these, and
/// they took more time than SQLite did.
///
/// - Note: Used by one thread at a time, which its ``SQLiteSession`` makes sure of; so it can be handed to another.
final class SQLiteHandle: @unchecked Sendable {
    /// Texts with more arguments are lists whose length varies, and would fill the cache of statements, which has no bound.
    private static let mostArgumentsOfKeptStatement = 64

    private let connection: OpaquePointer
    private var kept: [SQLStatement.Form: PreparedStatement] = [:]

    /// The connection is closed after ``forgetStatements()``.
    init(_ connection: OpaquePointer) {
        self.connection = connection
        // GRDB's own tell it of what its statements do, and end the process where there were none.
        sqlite3_commit_hook(connection, nil, nil)
        sqlite3_rollback_hook(connection, nil, nil)
        sqlite3_update_hook(connection, nil, nil)
        sqlite3_set_authorizer(connection, nil, nil)
    }

    /// What SQLite refuses is thrown as ``SQLError``.
    func rows(of statement: SQLStatement) throws -> [SQLRow] {
        try translatingErrors { try prepared(statement).rows(for: statement) }
    }

    /// How many rows the statement inserted, changed or deleted itself; what SQLite refuses is thrown as ``SQLError``.
    func changes(by statement: SQLStatement) throws -> Int {
        // The total also counts what triggers and cascades do; it serves here only to tell whether there was a change.
        let before = sqlite3_total_changes64(connection)
        try translatingErrors { try prepared(statement).run(for: statement) }
        // The count of a statement that changes nothing is that of the one before it.
        return sqlite3_total_changes64(connection) == before ? 0 : Int(sqlite3_changes64(connection))
    }

    /// Runs several statements without arguments.
    func run(script: String) throws {
        try translatingErrors {
            guard sqlite3_exec(connection, script, nil, nil, nil) == SQLITE_OK else {
                throw SQLiteFailure(of: connection)
            }
        }
    }

    /// Whether a transaction has begun and not ended.
    var isInTransaction: Bool { sqlite3_get_autocommit(connection) == 0 }

    /// Ends a transaction if there is one.
    func rollBack() throws {
        if isInTransaction { _ = try changes(by: "ROLLBACK TRANSACTION") }
    }

    /// Changes with each commit of another connection, and never with one of this.
    func dataVersion() throws -> Int64? {
        try rows(of: "PRAGMA data_version").first?.decode("data_version")
    }

    /// Gives back what is kept; to be called before the connection is closed.
    func forgetStatements() {
        kept = [:]
    }

    private func prepared(_ statement: SQLStatement) throws(SQLiteFailure) -> PreparedStatement {
        let form = SQLStatement.Form(statement)
        if let prepared = kept[form] { return prepared }
        let (text, arguments) = statement.rendered(for: .sqlite)
        let prepared = try PreparedStatement(text, on: connection)
        if arguments.count <= Self.mostArgumentsOfKeptStatement { kept[form] = prepared }
        return prepared
    }

    private func translatingErrors<Result>(_ access: () throws -> Result) throws -> Result {
        do {
            return try access()
        } catch let failure as SQLiteFailure {
            throw try SQLError(failure, on: self)
        }
    }
}
