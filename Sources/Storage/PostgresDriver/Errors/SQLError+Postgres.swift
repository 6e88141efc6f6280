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
        default: message ?? "PostgreSQL reported SQLSTATE \(state.rawValue)"
        }
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
