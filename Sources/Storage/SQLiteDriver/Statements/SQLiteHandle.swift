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
    private static let maximumArgumentsOfKeptStatement = 64

    private let connection: OpaquePointer
    /// How many pages the log had after the last commit of this connection.
    private var logPages = 0
    private var kept: [SQLStatement.Form: PreparedStatement] = [:]

    /// In milliseconds.
    private let lockTimeout: Int32

    /// The connection is closed after ``forgetStatements()``.
    init(_ connection: OpaquePointer, lockTimeout: Duration) {
        self.connection = connection
        self.lockTimeout = Int32(clamping: Int64(lockTimeout / .milliseconds(1)))
        // GRDB's own tell it of what its statements do, and end the process where there were none.
        sqlite3_commit_hook(connection, nil, nil)
        sqlite3_rollback_hook(connection, nil, nil)
        sqlite3_update_hook(connection, nil, nil)
        sqlite3_set_authorizer(connection, nil, nil)
        // In place of SQLite's own, which copies the log back within the commit.
        sqlite3_wal_hook(
            connection,
            { argument, _, _, pages in
                guard let argument else { return SQLITE_OK }
                Unmanaged<SQLiteHandle>.fromOpaque(argument).takeUnretainedValue().logPages = Int(pages)
                return SQLITE_OK
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
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

    /// How many rows all statements so far have changed.
    var totalChanges: Int64 { sqlite3_total_changes64(connection) }

    /// Whether the log is long enough to be copied back.
    var hasLongLog: Bool { logPages >= Self.pagesBetweenCheckpoints }

    /// Copies a long log back into the file, as far as nobody reads what is older.
    func copyLogIfLong() {
        guard hasLongLog else { return }
        // What fails is tried again after the next commit; what was committed is durable in the log.
        _ = sqlite3_wal_checkpoint_v2(connection, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
    }

    /// Of four kilobytes: the log comes to some 16 MB, which are read once when a server starts after a crash.
    ///
    /// Pages that were written often in between are copied once.
    private static let pagesBetweenCheckpoints = 4_000

    /// Runs what is not to wait for the locks of other processes.
    func withoutWaiting<Result>(_ access: (SQLiteHandle) throws -> Result) rethrows -> Result {
        sqlite3_busy_timeout(connection, 0)
        defer { sqlite3_busy_timeout(connection, lockTimeout) }
        return try access(self)
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
        if arguments.count <= Self.maximumArgumentsOfKeptStatement { kept[form] = prepared }
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
