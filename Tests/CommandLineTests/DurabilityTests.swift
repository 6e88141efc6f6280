import Foundation
import FoundationNetworking
import Testing
import TestSupport

/// What an operator relies on: what was acknowledged is there, however the process ended.
struct DurabilityTests {
    @Test(arguments: [3, 17, 41, 80, 131])
    func noAcknowledgedBookingIsLostWhenTheServerIsKilled(after acknowledged: Int) async throws {
        let folder = try TemporaryFolder()
        let database = folder.path("shop.sqlite")
        let key = try Shop.make(in: database)
        let running = try await ServerProcess(database: database, log: folder.path("log"))
        let endpoint = running.endpoint
        try await Shop.open(on: endpoint, key: key)
        let starts = try await Shop.slots(on: endpoint)
        try #require(starts.count > acknowledged + 20)
        let booked = await withTaskGroup(of: String?.self) { group in
            var booked: [String] = []
            var next = starts.makeIterator()
            for _ in 0..<8 { if let start = next.next() { group.addTask { await Shop.book(start, on: endpoint) } } }
            while let id = await group.next() {
                if let id { booked.append(id) }
                if booked.count == acknowledged { running.kill() }
                if booked.count < acknowledged, let start = next.next() {
                    group.addTask { await Shop.book(start, on: endpoint) }
                }
            }
            return booked
        }
        #expect(booked.count >= acknowledged)
        let restarted = try await ServerProcess(database: database, log: folder.path("log"))
        for id in booked {
            let found = try await restarted.endpoint.send("GET", "/v1/bookings/\(id)", key: key)
            #expect(found.status == 200, "\(id) was acknowledged and is lost")
        }
    }

    /// A document is stored completely or not at all.
    @Test(arguments: [1, 6])
    func noAcknowledgedDocumentIsLostWhenTheServerIsKilled(after acknowledged: Int) async throws {
        let folder = try TemporaryFolder()
        let database = folder.path("shop.sqlite")
        try FileManager.default.createDirectory(atPath: folder.path("documents"), withIntermediateDirectories: false)
        let options = ["--create", "--document-folder", folder.path("documents")]
        let key = try Shop.make(in: database)
        let running = try await ServerProcess(database: database, log: folder.path("log"), options: options)
        try await Shop.open(on: running.endpoint, key: key)
        let names = (0..<10).map { "document\($0)" }
        let asked = names.map { #"{"name": "\#($0)", "label": "Document"}"# }.joined(separator: ", ")
        let requirements = "{\"requirements\": {\"documents\": [\(asked)]}}"
        let path = "/v1/providers/prv_shop/services/svc_shop_visit"
        #expect(try await running.endpoint.send("PATCH", path, key: key, body: requirements).status == 200)
        let start = try #require(try await Shop.slots(on: running.endpoint).first)
        let booking = try #require(await Shop.book(start, on: running.endpoint))
        func place(_ name: String) -> String { "/v1/bookings/\(booking)/documents/\(name)" }
        func content(_ name: String) -> String { "%PDF-1.4 \(name) " + String(repeating: "x", count: 200_000) }
        let endpoint = running.endpoint
        let stored = await withTaskGroup(of: String?.self) { group in
            for name in names {
                group.addTask { [body = content(name), path = place(name)] in
                    do {
                        return try await endpoint.send("PUT", path, key: key, body: body).status == 200 ? name : nil
                    } catch {
                        // The server was killed.
                        return nil
                    }
                }
            }
            var stored: [String] = []
            while let name = await group.next() {
                if let name { stored.append(name) }
                if stored.count == acknowledged { running.kill() }
            }
            return stored
        }
        #expect(stored.count >= acknowledged)
        let restarted = try await ServerProcess(database: database, log: folder.path("log"), options: options)
        for name in names {
            let found = try await restarted.endpoint.send("GET", place(name), key: key)
            #expect(found.status == 200 || found.status == 404 && !stored.contains(name), "\(name): \(found.status)")
            if found.status == 200 { #expect(found.body == content(name), "\(name)") }
        }
    }

    @Test func endsCleanlyWhenAskedTo() async throws {
        let folder = try TemporaryFolder()
        let server = try await ServerProcess(database: folder.path("shop.sqlite"), log: folder.path("log"))
        #expect(server.stop() == 0)
    }
}
