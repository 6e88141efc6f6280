import Foundation

/// PgBouncer in transaction mode before a server, with two connections to each database; gone when it is let go of.
package struct Pooler: Sendable {
    private static let script = """
        /usr/sbin/pgbouncer -q "$1/pgbouncer.ini" &
        read -r _
        kill -KILL $! # which, unlike others, children of a thread that blocks signals do not block
        rm -rf "$1"
        """

    package let port: Int
    private let watchdog: Watchdog

    /// Throws ``CommandFailure`` when PgBouncer is missing or does not start.
    package static func start(before server: PostgresServer) async throws -> Pooler {
        let commands = try PostgresCommands()
        let folder = try await commands.makeFolder()
        let port = try freePort()
        let lines = [
            "[databases]",
            "* = host=127.0.0.1 port=\(server.port) user=postgres",
            "[pgbouncer]",
            "listen_addr = 127.0.0.1",
            "listen_port = \(port)",
            "unix_socket_dir =",
            "auth_type = any",
            "pool_mode = transaction",
            "default_pool_size = 2",
            "logfile = \(folder.path)/log",
            "pidfile = \(folder.path)/pid",
        ]
        try await commands.append(lines, to: "\(folder.path)/pgbouncer.ini")
        let pooler = Pooler(port: port, watchdog: try Watchdog(script, [folder.path], as: commands.prefix))
        try await commands.runUntilReady("pg_isready", "-q", "-h", "127.0.0.1", "-p", "\(port)")
        return pooler
    }

    package func stop() {
        watchdog.end()
    }

    package func url(of database: String) -> String {
        "postgres://postgres@127.0.0.1:\(port)/\(database)"
    }
}
