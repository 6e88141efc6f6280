import Foundation
import PostgresDriver
import SQL
import SQLiteDriver

/// Where a database is.
enum DatabaseAddress: CustomStringConvertible {
    /// A database on a PostgreSQL server.
    case postgres(ServerAddress)

    /// A SQLite file.
    case sqlite(path: String)

    /// Takes a URL of PostgreSQL, a connection string of libpq, or the path of a SQLite file.
    ///
    /// What may be meant as an address of another kind is refused, not taken for a path: a file would bear its password. The
    /// error quotes nothing of the text.
    init(_ text: String) throws(AddressError) {
        if ServerAddress.isMeant(by: text) {
            do {
                self = .postgres(try ServerAddress(text))
            } catch {
                throw AddressError(error.message)
            }
        } else {
            try Self.checkPath(text)
            self = .sqlite(path: text)
        }
    }

    /// As ``init(_:)``; throws a message.
    init(given text: String) throws {
        do throws(AddressError) {
            try self.init(text)
        } catch {
            throw CommandFailure("The database's address \(error.reason).")
        }
    }

    /// Opens the database, and makes a file and its folder where there is none if `creating` says so.
    ///
    /// The limits, and where to listen past a pooler, are for PostgreSQL.
    func open(
        creating: Bool,
        limits: PostgresLimits = PostgresLimits(),
        listeningAt direct: ServerAddress? = nil
    ) throws -> any SQLDatabase {
        switch self {
        case .postgres(let address):
            return try PostgresDatabase(address, listeningAt: direct, limits: limits)
        case .sqlite(let path):
            return try openFile(path, creating: creating)
        }
    }

    /// Opens a database that is there, and leaves its schema as it is.
    ///
    /// Throws a message where there is no file, for a schema that is not this release's, and for a worker of a cluster.
    func openExisting() async throws -> any SQLDatabase {
        try await DatabaseSchema(of: open(creating: false), at: self).verified()
    }

    /// Opens a file for the one server that it has, which others know as `holder`.
    func claim(for holder: String, creating: Bool) throws -> any SQLDatabase {
        guard case .sqlite(let path) = self else { return try open(creating: creating) }
        let database = try openFile(path, creating: creating)
        try database.claim(for: holder)
        return database
    }

    private func openFile(_ path: String, creating: Bool) throws -> SQLiteDatabase {
        if creating {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } else if !FileManager.default.fileExists(atPath: path) {
            throw CommandFailure(
                """
                The database \(path) does not exist. Make one with "bookable migrate --database \(path)", or let \
                "bookable serve --create" do so.
                """
            )
        }
        return try SQLiteDatabase(path: path, creating: creating)
    }

    /// The server's address; `nil` for a file.
    var server: ServerAddress? {
        if case .postgres(let address) = self { address } else { nil }
    }

    /// Whether it is a file that others than its owner may read or change.
    var isOpenToOthers: Bool {
        get throws(SystemFailure) {
            guard case .sqlite(let path) = self else { return false }
            var status = stat()
            try SystemFailure.checkLast(stat(path, &status))
            return status.st_mode & 0o077 != 0
        }
    }

    var isPostgres: Bool { server != nil }

    /// The address without its password.
    var description: String {
        switch self {
        case .sqlite(let path): path
        case .postgres(let address): address.description
        }
    }

    private static let otherKinds: Set = [
        "cockroachdb", "file", "http", "https", "jdbc", "mariadb", "mongodb", "mssql", "mysql", "oracle", "redis",
        "sqlite",
        "sqlite3", "sqlserver",
    ]

    private static let accepted = "the path of a SQLite file, or a server as postgres://user@host/database"

    /// Only what can be nothing else is a path; `./` before it says that it is one.
    private static func checkPath(_ text: String) throws(AddressError) {
        let scheme = text.prefix { $0 != ":" && $0 != "/" }
        if scheme.endIndex < text.endIndex, text[scheme.endIndex] == ":", otherKinds.contains(scheme.lowercased()) {
            throw AddressError(
                "names a database of the kind \(scheme.lowercased()), which is not supported; it takes \(accepted)"
            )
        }
        guard !text.isEmpty else { throw AddressError("must not be empty") }
        let isExplicit = ["/", "./", "../"].contains(where: text.hasPrefix) && !text.hasPrefix("//")
        let lowercased = text.lowercased()
        let isSuspicious =
            text.contains("://") || ["password", "passwd", "pwd"].contains { lowercased.contains("\($0)=") }
            || text.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
            || !isExplicit && (text.contains { ":@=;'\"".contains($0) } || text.hasPrefix("//"))
        guard !isSuspicious else {
            throw AddressError(
                """
                is neither a path nor the address of a server; it takes \(accepted), and a path with one of : @ = ; ' or " \
                begins with ./
                """
            )
        }
    }
}
