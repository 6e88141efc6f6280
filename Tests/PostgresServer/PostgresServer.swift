package import Foundation
import SQL

/// A PostgreSQL server of the tests' own: in a new folder, on a free port of the loopback interface, and gone with the
/// process that started it, however that ends.
package final class PostgresServer: Sendable {
    private static let farewell = """
        read -r _
        "$1/pg_ctl" -D "$2/data" -m immediate -w stop
        rm -rf "$2"
        """

    /// More databases at once would need more connections than a server has.
    private static let maximumDatabases = 12
    private static let starting = Task { try await PostgresServer.start() }

    /// The server that all tests of a process share, and none may stop.
    package static var shared: PostgresServer {
        get async throws { try await starting.value }
    }

    package let folder: URL
    package let port: Int
    private let commands: PostgresCommands
    private let watchdog: Watchdog
    private let places = ConnectionPool(Array(0..<maximumDatabases), maximumWaiting: .max)

    /// Makes a cluster and starts it.
    ///
    /// Throws ``CommandFailure`` when PostgreSQL is missing or does not start.
    package static func start(settings: [String] = []) async throws -> PostgresServer {
        let commands = try PostgresCommands()
        let folder = try await commands.makeFolder()
        let server = try PostgresServer(folder, commands)
        try await commands.run(
            "initdb",
            "-D",
            server.data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync"
        )
        let lines = [
            "port = \(server.port)",
            "listen_addresses = '127.0.0.1'",
            "unix_socket_directories = '\(folder.path)'",
            "max_connections = 200",
            "shared_buffers = 64MB",
            // Tests kill processes and not the machine, whose kernel still writes what they left.
            "fsync = off",
        ]
        try await commands.append(lines + settings, to: "\(server.data)/postgresql.conf")
        try await server.start()
        return server
    }

    /// Starts another one that follows this one and can only be read.
    package func startReplica() async throws -> PostgresServer {
        let replica = try PostgresServer(try await commands.makeFolder(), commands)
        try await commands.run(
            "pg_basebackup",
            "-h",
            "127.0.0.1",
            "-p",
            "\(port)",
            "-U",
            "postgres",
            "-D",
            replica.data,
            "-R",
            "-c",
            "fast"
        )
        let lines = ["port = \(replica.port)", "unix_socket_directories = '\(replica.folder.path)'"]
        try await commands.append(lines, to: "\(replica.data)/postgresql.conf")
        try await replica.start()
        return replica
    }

    private init(_ folder: URL, _ commands: PostgresCommands) throws {
        self.folder = folder
        self.commands = commands
        port = try freePort()
        watchdog = try Watchdog(Self.farewell, [commands.directory, folder.path], as: commands.prefix)
    }

    private var data: String { folder.appending(path: "data").path }

    package func start() async throws {
        try await commands.runLeaving("pg_ctl", "-D", data, "-l", "\(folder.path)/log", "-w", "start")
    }

    /// Modes are `smart`, `fast` and `immediate`.
    package func stop(_ mode: String = "fast") async throws {
        try await commands.run("pg_ctl", "-D", data, "-m", mode, "-w", "stop")
    }

    /// Runs SQL outside of any transaction as the superuser, and returns what psql prints of it, bare.
    @discardableResult
    package func run(_ sql: String, in database: String = "postgres") async throws -> String {
        try await commands.run(
            "psql",
            "-X",
            "-q",
            "-A",
            "-t",
            "-v",
            "ON_ERROR_STOP=1",
            "-d",
            url(of: database),
            "-c",
            sql
        )
    }

    /// The address of a database, over TCP.
    package func url(of database: String) -> String {
        "postgres://postgres@127.0.0.1:\(port)/\(database)"
    }

    /// Lends the address of a new database, which is dropped when the body returns or throws.
    package func withDatabase<Result>(
        from template: String = "template0",
        _ body: (String) async throws -> Result
    ) async throws -> Result {
        try await places.withConnection { _ in
            let name = "test_\(UUID().uuidString.replacing("-", with: "").lowercased())"
            try await run("CREATE DATABASE \(name) TEMPLATE \(template)")
            let result: Swift.Result<Result, any Error>
            do {
                result = .success(try await body(url(of: name)))
            } catch {
                result = .failure(error)
            }
            try await run("DROP DATABASE \(name) WITH (FORCE)")
            return try result.get()
        }
    }
}
