import GRDB
package import SQL

/// Copies of SQLite files, and what is in them.
package enum SQLiteFile {
    /// What was found in a file.
    package struct Inspection: Sendable {
        /// What is damaged, in SQLite's words; empty for a sound file.
        package let damages: [String]

        /// The numbers and checksums of the migrations that were applied, in their order; `nil` if there is no table of them.
        package let migrations: [(number: Int, checksum: String)]?

        /// The rows of some tables, by their names.
        package let counts: [String: Int]
    }

    /// Writes a copy of a file as of one moment into another, which must be empty or not be there.
    ///
    /// Others may read and write the file meanwhile.
    package static func copy(_ source: String, into target: String) throws(SQLError) {
        try open(source) { queue in
            let copy = try DatabaseQueue(path: target)
            // In one step, so that no commit of others makes it begin anew. Page by page: VACUUM of some releases of SQLite
            // miscounts generated columns.
            try queue.backup(to: copy, pagesPerStep: -1)
            // A copy is one file.
            try copy.inDatabase { database in _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = DELETE") }
            try copy.close()
        }
    }

    /// Reads all of a file, and leaves it as it is.
    ///
    /// Throws ``SQLError`` if it is not a database.
    package static func inspect(_ path: String, counting tables: [String]) throws(SQLError) -> Inspection {
        try open(path) { queue in
            try queue.inDatabase { database in
                var damages = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
                for row in try Row.fetchAll(database, sql: "PRAGMA foreign_key_check") {
                    damages.append(
                        "a row of \(row["table"] ?? "a table") has no counterpart in \(row["parent"] ?? "another")"
                    )
                }
                var counts: [String: Int] = [:]
                for table in tables where try database.tableExists(table) {
                    counts[table] = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM \(table)")
                }
                return Inspection(damages: damages, migrations: try migrations(in: database), counts: counts)
            }
        }
    }

    private static func migrations(in database: Database) throws -> [(number: Int, checksum: String)]? {
        guard try database.tableExists("schema_migrations") else { return nil }
        return try Row.fetchAll(database, sql: "SELECT number, checksum FROM schema_migrations ORDER BY number")
            .map { ($0["number"], $0["checksum"]) }
    }

    private static func open<Result>(
        _ path: String,
        _ body: (DatabaseQueue) throws -> Result
    ) throws(SQLError) -> Result {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            let result = try body(queue)
            try queue.close()
            return result
        } catch let error as DatabaseError {
            throw SQLError(opening: path, error)
        } catch {
            throw SQLError(.connection, "cannot read the database \(path): \(error)")
        }
    }
}
