import Foundation
import Testing
import TestSupport

/// What a provider knows of one client is exported and erased at the command line.
@Suite(.timeLimit(.minutes(2)))
struct ClientsCommandTests {
    @Test func `a client is exported, then erased`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("shop.sqlite")
        let key = try Shop.make(in: path)
        let server = try await ServerProcess(database: path, log: folder.path("log"))
        try await Shop.open(on: server.endpoint, key: key)
        let start = try #require(try await Shop.slots(on: server.endpoint).first)
        let id = try #require(await Shop.book(start, on: server.endpoint))
        #expect(server.stop() == 0)
        let who = ["--provider", "prv_shop", "--booking", id, "--database", path]
        let export = try Binary.run(["clients", "export"] + who)
        #expect(export.status == 0 && export.output.contains(#""name":"Kim""#), "\(export.output) \(export.errors)")
        let open = try Binary.run(["clients", "erase", "--yes"] + who)
        #expect(open.status == 1 && open.errors.contains("is still to take place"), "\(open.errors)")
        let again = try await ServerProcess(database: path, log: folder.path("log"))
        #expect(try await again.endpoint.send("POST", "/v1/bookings/\(id)/cancel", key: key).status == 200)
        #expect(again.stop() == 0)
        let tried = try Binary.run(["clients", "erase"] + who)
        #expect(tried.output.hasPrefix("\(id) cancelled "), "\(tried.output) \(tried.errors)")
        let erased = try Binary.run(["clients", "erase", "--yes"] + who)
        #expect(erased.output == "The client was erased. Bookings: 1.\n", "\(erased.errors)")
        #expect(try !Binary.run(["clients", "export"] + who).output.contains("Kim"))
        let log = try Binary.run(["audit", "list", "--booking", id, "--format", "csv", "--database", path]).output
        for action in ["bookable clients export", "bookable clients erase", "/cancel"] { #expect(log.contains(action)) }
        let nobody = try Binary.run(["clients", "export", "--provider", "prv_shop", "--database", path])
        #expect(nobody.status == 1 && nobody.errors.contains("Give the client's email"), "\(nobody.errors)")
    }
}
