import ArgumentParser
import Foundation
import PostgresDriver
import SQL
import SQLiteDriver

/// Where a database is.
enum DatabaseAddress: CustomStringConvertible {
    /// A database on a PostgreSQL server, by its URL.
    case postgres(url: String)

    /// A SQLite file.
    case sqlite(path: String)

    /// Takes what begins with `postgres://` or `postgresql://` for a URL and anything else for a path.
    init(_ text: String) {
        let isURL = ["postgres://", "postgresql://"].contains { text.lowercased().hasPrefix($0) }
        self = isURL ? .postgres(url: text) : .sqlite(path: text)
    }

    /// Opens the database; a file is made where there is none, and its folder too.
    ///
    /// The limits, and where to listen past a pooler, are for PostgreSQL.
    func open(limits: PostgresLimits = PostgresLimits(), listeningAt direct: String? = nil) throws -> any SQLDatabase {
        switch self {
        case .postgres(let url):
            return try PostgresDatabase(url, listeningAt: direct, limits: limits)
        case .sqlite(let path):
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            return try SQLiteDatabase(path: path)
        }
    }

    /// Opens a database that is only looked at; throws a message where there is no file.
    func openExisting() throws -> any SQLDatabase {
        if case .sqlite(let path) = self, !FileManager.default.fileExists(atPath: path) {
            throw ValidationError("There is no database \(path).")
        }
        return try open()
    }

    var isPostgres: Bool {
        if case .postgres = self { true } else { false }
    }

    /// The address without its password.
    var description: String {
        switch self {
        case .sqlite(let path): path
        case .postgres(let url): Self.withoutPassword(url)
        }
    }

    private static func withoutPassword(_ url: String) -> String {
        let shown = url.prefix { $0 != "?" }
        guard let scheme = shown.range(of: "://"),
            let at = shown.range(of: "@", options: .backwards, range: scheme.upperBound..<shown.endIndex)
        else { return String(shown) }
        let user = shown[scheme.upperBound..<at.lowerBound].prefix { $0 != ":" }
        return "\(shown[..<scheme.upperBound])\(user)\(shown[at.lowerBound...])"
    }
}
