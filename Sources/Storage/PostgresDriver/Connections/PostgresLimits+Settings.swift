import SQL

extension PostgresLimits {
    /// The statement that sets what the server watches over, for the connection or for the transaction alone.
    func settings(forTransaction: Bool) -> Request {
        let settings: [(name: String, value: String)] = [
            ("statement_timeout", "\(statementTimeout?.milliseconds ?? 0)"),
            ("lock_timeout", "\(lockTimeout.milliseconds)"),
            ("idle_in_transaction_session_timeout", "\(transactionIdleTimeout.milliseconds)"),
            ("TimeZone", "UTC"),
        ]
        // Calls of `set_config`, of which one statement can have several. The values are numbers and a constant.
        let calls = settings.map { "set_config('\($0.name)', '\($0.value)', \(forTransaction))" }
        return Request("SELECT \(calls.joined(separator: ", "))", [])
    }
}
