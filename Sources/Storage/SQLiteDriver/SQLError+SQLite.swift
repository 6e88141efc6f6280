import GRDB
import SQL

extension SQLError {
    /// What the error means, with the name of the violated constraint looked up in the schema where SQLite leaves it out.
    init(_ failure: SQLiteFailure, on handle: SQLiteHandle) throws {
        let code = failure.code.primaryResultCode
        if code == .SQLITE_CONSTRAINT {
            self = try .violation(failure, on: handle)
        } else {
            self.init(Code(code), failure.message, cause: failure)
        }
    }

    init(opening path: String, _ error: DatabaseError) {
        let code = Code(error.resultCode)
        // What keeps a file from being opened is all the same to callers, unless it is damaged or held by another.
        let meaning: Code = code == .corrupt || code == .contention ? code : .connection
        self.init(meaning, "cannot open the database \(path): \(error.reason)", cause: error)
    }

    private static func violation(_ failure: SQLiteFailure, on handle: SQLiteHandle) throws -> SQLError {
        let violation = ConstraintViolation(failure.message)
        let name: String?
        let kind: ConstraintKind
        switch failure.code {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
            kind = .unique
            name = try violation.name ?? handle.uniqueConstraint(on: violation)
        case .SQLITE_CONSTRAINT_FOREIGNKEY: (kind, name) = (.foreignKey, nil)
        case .SQLITE_CONSTRAINT_NOTNULL: (kind, name) = (.notNull, nil)
        case .SQLITE_CONSTRAINT_CHECK: (kind, name) = (.check, violation.name)
        // RAISE gives its text as the whole message.
        case .SQLITE_CONSTRAINT_TRIGGER: (kind, name) = (.trigger, failure.message)
        case .SQLITE_CONSTRAINT_DATATYPE: return SQLError(.wrongType, failure.message, cause: failure)
        default: return SQLError(.other, failure.message, cause: failure)
        }
        return SQLError(
            .constraint(kind, name: name),
            failure.message,
            table: violation.table,
            columns: violation.columns,
            cause: failure
        )
    }
}

extension SQLError.Code {
    fileprivate init(_ code: ResultCode) {
        switch code {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .contention
        case .SQLITE_ERROR: self = .syntax
        case .SQLITE_READONLY: self = .readOnly
        case .SQLITE_FULL: self = .full
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corrupt
        case .SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_PERM: self = .connection
        default: self = .other
        }
    }
}

extension DatabaseError {
    /// SQLite's message, which names parts of the schema and no arguments.
    var reason: String { message ?? resultCode.description }
}
