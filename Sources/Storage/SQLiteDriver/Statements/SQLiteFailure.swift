import GRDB
import GRDBSQLite

/// What SQLite says went wrong, before it is known what that means to callers.
struct SQLiteFailure: Error {
    /// Extended.
    let code: ResultCode

    /// Names parts of the schema and no arguments.
    let message: String

    init(_ code: ResultCode, _ message: String) {
        self.code = code
        self.message = message
    }

    /// Of the last call on the connection.
    init(of connection: OpaquePointer) {
        code = ResultCode(rawValue: sqlite3_extended_errcode(connection))
        message = String(cString: sqlite3_errmsg(connection))
    }
}
