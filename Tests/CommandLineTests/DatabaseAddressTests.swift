import Foundation
import PostgresServer
import Testing
import TestSupport

/// What commands take for a database, and that they keep its password to themselves.
struct DatabaseAddressTests {
    private static let password = "S3cr3tW0rd"

    /// Each is refused, or a server that is not there; never a file.
    private static let addresses = [
        "host=127.0.0.1 port=1 password=\(password)", "host = 127.0.0.1 port=1 password='\(password) x'",
        "password=\(password) host=127.0.0.1 port=1", "host=127.0.0.1;port=1;password=\(password)",
        "server=127.0.0.1;password=\(password)", "hst=127.0.0.1 password=\(password)",
        "user:\(password)@127.0.0.1/shop",
        "mysql://user:\(password)@127.0.0.1/shop", "sqlite:///\(password)", "file:\(password)",
        "jdbc:postgresql://\(password)",
        "postgres:/user:\(password)@127.0.0.1", "postgres//user:\(password)@127.0.0.1/shop",
        " postgres://u:\(password)@127.0.0.1:1/x",
        "\"postgres://u:\(password)@127.0.0.1:1/x\"", "//u:\(password)@127.0.0.1/shop",
        "postgres://u:a/\(password)@127.0.0.1:1/x",
        "postgres://u:a@\(password)@127.0.0.1:1/x", "postgres://u:\(password)@127.0.0.1:1/x",
        "POSTGRES://u:\(password)@127.0.0.1:1/x",
        "postgres://u:\(password)", "postgres://127.0.0.1:1/x?password=\(password)",
        "postgres://127.0.0.1:1/x?pasword=\(password)",
        "postgres://127.0.0.1:1/x?sslmode=\(password.lowercased())&password=\(password)", "mysqlx://\(password)",
    ]

    private static let commands = [
        ["serve", "--print-config"], ["serve", "--port", "0"], ["migrate", "--status"], ["keys", "list"], ["demo"],
    ]

    @Test(arguments: addresses, commands)
    func `no password is told and no file is made`(address: String, command: [String]) throws {
        let folder = try TemporaryFolder()
        let outcome = try Self.run(command, in: folder, ["BOOKABLE_DATABASE": address])
        let said = outcome.output + outcome.errors
        let pieces = (0...6).map { Self.password.dropFirst($0).prefix(4) }
        #expect(!pieces.contains { said.contains($0) }, "\(said)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == ["errors", "output"])
        #expect(!said.isEmpty)
    }

    @Test func `a URL in the place of a file of cancellations is not quoted`() throws {
        let outcome = try Binary.run([
            "refunds", "simulate", "--policy", "strict", "postgres://u:\(Self.password)@db/x",
        ])
        #expect(outcome.status != 0)
        #expect(!outcome.errors.contains(Self.password), "\(outcome.errors)")
    }

    @Test func `a connection string of libpq is understood`() async throws {
        try await PostgresServer.shared.withDatabase { url in
            let folder = try TemporaryFolder()
            let parts = try #require(URL(string: url))
            let text =
                "host=127.0.0.1 port=\(try #require(parts.port)) user=postgres dbname=\(parts.lastPathComponent) password='a b/@:'"
            let outcome = try Self.run(["migrate"], in: folder, ["BOOKABLE_DATABASE": text])
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.output.contains("1 foundation: applied 2"))
            let shown = try Self.run(["serve", "--print-config"], in: folder, ["BOOKABLE_DATABASE": text])
            #expect(
                shown.output.contains(
                    "host=127.0.0.1 port=\(try #require(parts.port)) dbname=\(parts.lastPathComponent) user=postgres"
                )
            )
        }
    }

    @Test func `a path that looks like an address is one after a dot and a slash`() throws {
        let folder = try TemporaryFolder()
        let outcome = try Self.run(["migrate"], in: folder, ["BOOKABLE_DATABASE": "./a=b@c:d.sqlite"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(FileManager.default.fileExists(atPath: folder.path("a=b@c:d.sqlite")))
    }

    /// In the folder, where a file would be made.
    private static func run(
        _ command: [String],
        in folder: TemporaryFolder,
        _ environment: [String: String]
    ) throws -> (status: Int32, output: String, errors: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Binary.path)
        process.arguments = command
        process.currentDirectoryURL = folder.url
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = try FileHandle(forWritingTo: folder.write("", to: "output"))
        process.standardError = try FileHandle(forWritingTo: folder.write("", to: "errors"))
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, try folder.read("output"), try folder.read("errors"))
    }
}
