import ArgumentParser
import Foundation
import SQL
import SQLiteDriver

/// A database that is only looked at: it is neither made nor changed.
enum ExistingDatabase {
    /// Opens the database at `path`; throws a message where there is none.
    static func open(_ path: String) throws -> any SQLDatabase {
        guard FileManager.default.fileExists(atPath: path) else {
            throw ValidationError("There is no database \(path).")
        }
        return try SQLiteDatabase(path: path)
    }
}
