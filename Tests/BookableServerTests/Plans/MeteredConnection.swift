import SQL

/// Runs each statement by itself between two readings of the meter.
struct MeteredConnection: SQLConnection {
    let base: any SQLConnection
    let meter: CostMeter
    let note: (StatementCost) -> Void

    var dialect: Dialect { base.dialect }

    func query(_ statement: SQLStatement) async throws -> [SQLRow] {
        try await measured(statement) {
            try await base.query(statement)
        } rows: {
            $0.count
        }
    }

    func execute(_ statement: SQLStatement) async throws -> Int {
        try await measured(statement) {
            try await base.execute(statement)
        } rows: {
            $0
        }
    }

    func execute(unsafeScript script: String) async throws {
        try await base.execute(unsafeScript: script)
    }

    func lock(_ name: String) async throws {
        try await base.lock(name)
    }

    func notify(_ channel: String, _ payload: String) async throws {
        try await base.notify(channel, payload)
    }

    func savepoint<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
        try await base.savepoint(body)
    }

    private func measured<Result>(
        _ statement: SQLStatement,
        _ run: () async throws -> Result,
        rows: (Result) -> Int
    ) async throws -> Result {
        let text = statement.rendered(for: dialect).text
        let before = try await meter.count(of: text, on: base)
        let result = try await run()
        let work = try await meter.count(of: text, on: base) - before
        let isTooMuch = work > meter.bound(rows: rows(result))
        let plan = isTooMuch ? try await meter.plan(of: statement, on: base) : ""
        note(StatementCost(text: text, work: work, rows: rows(result), plan: plan))
        return result
    }
}
