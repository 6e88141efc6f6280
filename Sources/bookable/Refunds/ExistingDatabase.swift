import ArgumentParser
import Foundation
import SQL
import SQLiteDriver

/// A database that must be there already, so that a mistyped path makes none.
enum ExistingDatabase {
    /// Opens the database at `path` as it stands; throws a message where there is none.
    static func open(_ path: String) throws -> any SQLDatabase {
        try find(path)
        return try SQLiteDatabase(path: path)
    }

    /// Throws a message where there is no database at `path`.
    static func find(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else {
            throw ValidationError("There is no database \(path).")
        }
    }
}
