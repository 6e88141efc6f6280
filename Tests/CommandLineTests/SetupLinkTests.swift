import Foundation
import TestSupport
import Testing

/// The link that an empty server prints.
struct SetupLinkTests {
    /// What a server prints on standard output and on standard error until it answers.
    private func start(_ database: String, in folder: TemporaryFolder) async throws -> (output: String, log: String) {
        let (output, log) = (folder.path("out"), folder.path("log"))
        let server = try await ServerProcess(database: database, log: log, output: output)
        #expect(server.stop() == 0)
        return (try String(contentsOfFile: output, encoding: .utf8), try String(contentsOfFile: log, encoding: .utf8))
    }

    @Test func `an empty server prints a link, and one with a provider or a member none`() async throws {
        let folder = try TemporaryFolder()
        let database = folder.path("new.sqlite")
        let first = try await start(database, in: folder)
        let link = try #require(first.output.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+\/setup\/(su_[a-z2-7]{32})\n/))
        #expect(!first.log.contains(link.1))
        let second = try await start(database, in: folder)
        #expect(second.output.contains("/setup/su_") && !second.output.contains(link.1))
        let added = try Binary.run(
            ["members", "add", "ops@example.org", "--role", "admin", "--name", "Ops", "--database", database]
        )
        #expect(added.status == 0, "\(added)")
        #expect(try await start(database, in: folder).output.isEmpty)
    }
}
