import SQL

extension SQLError {
    /// What the server's report means.
    init(_ report: borrowing ServerResult) {
        let state = SQLState(rawValue: report.diagnostic(.state) ?? "")
        let message = report.diagnostic(.message)
        self.init(
            Code(state, raised: message, constraint: report.diagnostic(.constraint)),
            Self.text(state, message),
            table: report.diagnostic(.table),
            columns: report.diagnostic(.column).map { [$0] } ?? [],
            cause: ServerError(sqlState: state.rawValue)
        )
        // A change of a table by another server makes the plans of its old form useless; a second try makes new ones.
        let isStalePlan = state == .unsupportedFeature && report.diagnostic(.function) == "RevalidateCachedQuery"
        if isStalePlan || state == .unknownPreparedStatement { code = .contention }
    }

    var sqlState: SQLState? {
        (cause as? ServerError).map { SQLState(rawValue: $0.sqlState) }
    }

    /// Reports on data quote it, so that their own text is not passed on.
    private static func text(_ state: SQLState, _ message: String?) -> String {
        switch state.category {
        case "22": "PostgreSQL refused a value (SQLSTATE \(state.rawValue))"
        default: (message ?? "PostgreSQL reported SQLSTATE \(state.rawValue)") + hint(state)
        }
    }
}

extension SQLError {
    /// Statements that one connection prepared are known to another, or unknown to itself, only where a pooler swaps them.
    private static func hint(_ state: SQLState) -> String {
        switch state {
        case .duplicatePreparedStatement, .unknownPreparedStatement: "; perhaps the address is that of \(poolerHint)"
        default: ""
        }
    }

    /// The same error with the statement that would give `user` the right that it lacks, if it lacks one.
    func namingGrant(for user: String) -> SQLError {
        guard sqlState == .insufficientPrivilege else { return self }
        var error = self
        error.message += "; \(MissingGrant(message, of: user).remedy)"
        return error
    }
}

extension SQLError.Code {
    fileprivate init(_ state: SQLState, raised message: String?, constraint: String?) {
        switch state {
        case .uniqueViolation: self = .constraint(.unique, name: constraint)
        case .exclusionViolation: self = .constraint(.exclusion, name: constraint)
        case .foreignKeyViolation: self = .constraint(.foreignKey, name: constraint)
        case .checkViolation: self = .constraint(.check, name: constraint)
        case .notNullViolation: self = .constraint(.notNull, name: nil)
        case .raisedException: self = .constraint(.trigger, name: message)
        case .serializationFailure, .deadlock, .lockNotAvailable: self = .contention
        case .queryCanceled: self = .timeout
        case .readOnlyTransaction: self = .readOnly
        case .abortedTransaction: self = .aborted
        // The server ends the connection together with a transaction that stood idle too long.
        case .transactionTimedOut: self = .connection
        case .diskFull: self = .full
        case .dataCorrupted, .indexCorrupted: self = .corrupt
        case .outOfMemory: self = .other
        default: self = Self(category: state.category)
        }
    }

    private init(category: Substring) {
        switch category {
        // Connection, authorisation, unknown database, resources, operator's intervention, the system's own errors.
        case "08", "28", "3D", "53", "57", "58": self = .connection
        case "22": self = .wrongType
        case "26", "42": self = .syntax
        default: self = .other
        }
    }
}
