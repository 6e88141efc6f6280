import Foundation
import PostgresServer
import TestSupport
import Testing

/// The set-up of PostgreSQL in docs/operations.md, pasted as it stands, and the errors that a role without rights gets.
@Suite(.timeLimit(.minutes(3)))
struct PostgresSetupTests {
    @Test func `what is pasted from the manual leads to two servers behind PgBouncer`() async throws {
        let server = try await PostgresServer.start()
        let ports = try (0..<3).map { _ in try freePort() }
        let commands = try PostgresCommands()
        let folder = try await commands.makeFolder()
        defer { removeFolder(folder) }
        let blocks = try ["database", "pooler", "servers"].map(Self.block)
        // The same text with the ports and paths of a test; everything else is unchanged.
        let places = [
            ("runuser -u postgres -- psql", "psql -X -h 127.0.0.1 -p \(server.port) -U postgres"),
            (
                "systemctl restart pgbouncer",
                "\(commands.prefix.joined(separator: " ")) /usr/sbin/pgbouncer -q \(folder.path)/pgbouncer.ini &"
            ),
            ("chown postgres:postgres", commands.prefix.isEmpty ? ": " : "chown postgres:postgres"),
            ("/etc/pgbouncer", folder.path), ("5432", "\(server.port)"), ("6432", "\(ports[0])"),
            ("8081 8082", "\(ports[1]) \(ports[2])"),
        ]
        let pasted = places.reduce(blocks.joined(separator: "\n")) { text, place in
            text.replacing(place.0, with: place.1)
        }
        let script = """
            set -eu
            bookable() { "\(Binary.path)" "$@"; }
            \(pasted)
            wait
            """
        let run = try Script(script)
        defer { run.end() }
        let key = try await run.line { $0.hasPrefix("bk_") }
        for port in ports[1...] { try await Self.awaitReady(Endpoint(port: port), run) }
        let made = try await Endpoint(port: ports[1]).send(
            "POST",
            "/v1/providers",
            key: key,
            body: #"{"id":"prv_anna","name":"Anna","time_zone":"Europe/Berlin"}"#
        )
        #expect(made.status == 201, "\(made.body)")
        #expect(try await Endpoint(port: ports[2]).send("GET", "/v1/providers/prv_anna").status == 200)
        #expect(!run.text.contains("NOTICE"), "\(run.text)")
        #expect(!run.text.contains("is not a setting"), "\(run.text)")
    }

    @Test func `a pooler that nobody announced is named with the setting`() async throws {
        try await PostgresServer.shared.withDatabase { url in
            let pooler = try await Pooler.start(before: try await PostgresServer.shared)
            defer { pooler.stop() }
            let name = try #require(url.split(separator: "/").last)
            #expect(try Binary.run(["migrate", "--database", url]).status == 0)
            let outcome = try Binary.run(["serve", "--port", "0", "--database", pooler.url(of: String(name))])
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("PgBouncer"), "\(outcome.errors)")
            #expect(outcome.errors.contains("database_direct"), "\(outcome.errors)")
        }
    }

    @Test func `a role without rights is told which statement gives them`() async throws {
        let server = try await PostgresServer.shared
        try await server.withDatabase { url in
            let role = "role_\(UUID().uuidString.prefix(8).lowercased())"
            try await server.run("CREATE ROLE \(role) LOGIN")
            let own = url.replacing("postgres@", with: "\(role)@")
            let name = String(try #require(url.split(separator: "/").last))
            let outcome = try Binary.run(["migrate", "--database", own])
            #expect(outcome.status == 1)
            let schema = #"GRANT USAGE, CREATE ON SCHEMA "public" TO "\#(role)""#
            #expect(outcome.errors.contains(schema), "\(outcome.errors)")
            #expect(try Binary.run(["migrate", "--database", url]).status == 0)
            let listing = try Binary.run(["keys", "list", "--database", own])
            #expect(listing.errors.contains("GRANT SELECT, INSERT, UPDATE, DELETE ON"), "\(listing.errors)")
            // The named statement is enough: afterwards the role can read, and no further error appears.
            try await server.run(
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO \(role)",
                in: name
            )
            let granted = try Binary.run(["keys", "list", "--database", own])
            #expect(granted.status == 0, "\(granted.errors)")
            #expect(granted.errors.isEmpty, "\(granted.errors)")
            try await server.run("DROP OWNED BY \(role)", in: name)
            try await server.run("DROP ROLE \(role)")
        }
    }

    /// The shell commands behind `<!-- paste: NAME -->` in the manual.
    private static func block(_ name: String) throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/operations.md"), encoding: .utf8)
        let start = try #require(text.firstRange(of: "<!-- paste: \(name) -->\n```sh\n"))
        let rest = text[start.upperBound...]
        return String(rest[..<(try #require(rest.firstRange(of: "\n```"))).lowerBound])
    }

    private static func awaitReady(_ endpoint: Endpoint, _ run: Script) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < deadline {
            do {
                if try await endpoint.send("GET", "/readyz").status == 200 { return }
            } catch is URLError {
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        Issue.record("No server at \(endpoint.port): \(run.text)")
        throw URLError(.timedOut)
    }

    private func removeFolder(_ folder: URL) {
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            Issue.record(error)
        }
    }
}

/// A script of bash and all that it started, with what they write.
private final class Script {
    private let process = Process()
    private let folder: TemporaryFolder

    init(_ text: String) throws {
        folder = try TemporaryFolder()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/setsid")
        process.arguments = ["--wait", "bash", "-c", "echo $$ >&2; \(text)"]
        process.standardInput = FileHandle.nullDevice
        let output = try FileHandle(forWritingTo: folder.write("", to: "output"))
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: folder.write("", to: "errors"))
        try process.run()
    }

    /// All that was written so far.
    var text: String {
        do {
            return try folder.read("output") + folder.read("errors")
        } catch {
            return "\(error)"
        }
    }

    /// The first line of its output that is looked for, once it is there.
    func line(where isSought: (Substring) -> Bool) async throws -> String {
        let deadline = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < deadline, process.isRunning {
            let lines = try folder.read("output").split(separator: "\n")
            if let line = lines.first(where: isSought) { return String(line) }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("The script did not print the line: \(text)")
        throw URLError(.timedOut)
    }

    /// Ends its whole session.
    func end() {
        do {
            let group = try folder.read("errors").split(separator: "\n").first.flatMap { Int32($0) }
            if let group { kill(-group, SIGKILL) }
        } catch {
            Issue.record(error)
        }
        process.waitUntilExit()
    }
}
