/// A statement, and what its rows say.
package struct SQLQuery<Result> {
    package let statement: SQLStatement
    private let reading: ([SQLRow]) throws -> Result

    package init(_ statement: SQLStatement, _ reading: @escaping ([SQLRow]) throws -> Result) {
        self.statement = statement
        self.reading = reading
    }

    package func read(_ rows: [SQLRow]) throws -> Result { try reading(rows) }
}

extension SQLConnection {
    package func run<Result>(_ query: SQLQuery<Result>) async throws -> Result {
        try query.read(await self.query(query.statement))
    }

    /// Runs the queries in their order, in one round trip where that is possible, and reads them in that order.
    package func run<each Result>(_ query: repeat SQLQuery<each Result>) async throws -> (repeat each Result) {
        var statements: [SQLStatement] = []
        repeat statements.append((each query).statement)
        var answers = try await rows(of: statements)[...]
        // Drivers answer every statement or throw, so that the empty list never stands for an answer.
        return try (repeat (each query).read(answers.popFirst() ?? []))
    }
}
