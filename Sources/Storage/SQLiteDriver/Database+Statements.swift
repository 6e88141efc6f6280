import GRDB
import SQL

/// Texts with more arguments are lists whose length varies, and would fill the cache of statements, which has no bound.
private let mostArgumentsOfCachedStatement = 64

extension Database {
    func rows(of text: String, _ arguments: [SQLValue], _ session: SQLiteSession) throws -> [SQLRow] {
        let statement = try prepared(text, arguments)
        let columns = session.columns(of: text, statement.columnNames, isCached: isCached(arguments))
        var rows: [SQLRow] = []
        let cursor = try Row.fetchCursor(statement, arguments: StatementArguments(arguments.map(\.binding)))
        while let row = try cursor.next() {
            rows.append(SQLRow(columns: columns, values: row.databaseValues.map(SQLValue.init)))
        }
        return rows
    }

    func changes(by text: String, _ arguments: [SQLValue]) throws -> Int {
        // The total also counts what triggers and cascades do; it serves here only to tell whether there was a change.
        let before = totalChangesCount
        try prepared(text, arguments).execute(arguments: StatementArguments(arguments.map(\.binding)))
        // The count of a statement that changes nothing is that of the one before it.
        return totalChangesCount == before ? 0 : changesCount
    }

    private func prepared(_ text: String, _ arguments: [SQLValue]) throws -> Statement {
        isCached(arguments) ? try cachedStatement(sql: text) : try makeStatement(sql: text)
    }

    private func isCached(_ arguments: [SQLValue]) -> Bool { arguments.count <= mostArgumentsOfCachedStatement }

    /// What the access returns; SQLite's errors become the interface's own.
    func translatingErrors<Result>(of access: (Database) throws -> Result) throws -> Result {
        do {
            return try access(self)
        } catch let error as DatabaseError {
            throw try SQLError(error, on: self)
        }
    }
}
