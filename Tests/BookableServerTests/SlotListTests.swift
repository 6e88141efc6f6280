import CivilTime
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

/// The bytes of a list of slots, which no encoder writes.
struct SlotListTests {
    /// Zones ahead of and behind UTC, by hours, halves and quarters.
    static let zones = [
        "", "UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia", "America/Argentina/Buenos_Aires",
    ]

    @Test(arguments: zones)
    func areThoseOfAnEncoder(zone: String) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let query = anna.slots(
                from: "2026-03-27T00:00:00Z",
                to: "2026-04-03T00:00:00Z",
                zone.isEmpty ? "" : "&time_zone=\(zone)"
            )
            let reply = try await stage.send(.get, query)
            #expect(reply.status == 200)
            #expect(reply.json["slots"].array.count == 7 * 8)
            #expect(try encoded(reply.json) == reply.bytes)
            #expect(reply.json["time_zone"].string == (zone.isEmpty ? "Europe/Berlin" : zone))
        }
    }

    @Test(arguments: [TestingSetup.router, .live], ["", "Asia/Kathmandu"])
    func areTheSameWhenTheyAreWrittenBitByBit(setup: TestingSetup, zone: String) async throws {
        try await Stage.run(setup) { stage in
            let minutes: JSONValue = ["duration_minutes": 1, "slot_step_minutes": 1]
            let anna = try await stage.openPractice(service: minutes)
            let query = anna.slots(
                from: "2026-03-27T00:00:00Z",
                to: "2026-04-03T00:00:00Z",
                zone.isEmpty ? "" : "&time_zone=\(zone)"
            )
            let reply = try await stage.send(.get, query)
            #expect(reply.json["slots"].array.count == 7 * 480)
            #expect(try encoded(reply.json) == reply.bytes)
            #expect(reply.header("Content-Length") == "\(reply.bytes.count)")
            let head = try await stage.send(.head, query)
            #expect(head.header("Content-Length") == "\(reply.bytes.count)")
            #expect(head.bytes.isEmpty)
        }
    }

    @Test func tellsWhatTheVisitorsClockShows() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let query = anna.slots(from: "2026-03-29", to: "2026-03-30", "&time_zone=America/St_Johns")
            let slot = try #require(try await stage.send(.get, query).json["slots"].array.first)
            #expect(slot["start_at"] == "2026-03-29T07:00:00Z")
            #expect(slot["end_at"] == "2026-03-29T08:00:00Z")
            #expect(slot["local_start_at"] == "2026-03-29T04:30:00-02:30")
            #expect(slot["local_end_at"] == "2026-03-29T05:30:00-02:30")
        }
    }

    @Test func canBeEmpty() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let reply = try await stage.send(.get, anna.slots(from: "2026-02-01", to: "2026-02-02"))
            #expect(reply.json["slots"] == .array([]))
            #expect(try encoded(reply.json) == reply.bytes)
        }
    }

    /// As every other document is written.
    private func encoded(_ document: JSONValue) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(document))
    }
}
