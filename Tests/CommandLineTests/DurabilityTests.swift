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

    @Test func endsCleanlyWhenAskedTo() async throws {
        let folder = try TemporaryFolder()
        let server = try await ServerProcess(database: folder.path("shop.sqlite"), log: folder.path("log"))
        #expect(server.stop() == 0)
    }
}
