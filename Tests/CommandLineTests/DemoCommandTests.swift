import Foundation
import TestSupport
import Testing

/// What whoever tries the demo finds in it.
struct DemoCommandTests {
    @Test func `a practice has a past, two weeks ahead, and something to decide`() throws {
        let folder = try TemporaryFolder()
        let database = ["--database", folder.path("shop.sqlite")]
        let made = try Binary.run(["demo", "--env", folder.path("demo.env")] + database)
        try #require(made.status == 0, "\(made.errors)")
        func rows(_ arguments: [String]) throws -> [[String: Any]] {
            let outcome = try Binary.run(arguments + ["--provider", "prv_anna", "--format", "json"] + database)
            try #require(outcome.status == 0, "\(outcome.errors)")
            return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
        }
        let bookings = try rows(["bookings", "list"])
        let now = ISO8601DateFormatter().string(from: Date())
        let ahead = bookings.filter { $0["start_at"] as? String ?? "" > now }
        let over = bookings.filter { $0["start_at"] as? String ?? "" < now }
        #expect(ahead.count > 10 && over.count > 30, "\(ahead.count) ahead, \(over.count) over")
        #expect(Set(ahead.compactMap { $0["service"] as? String }).count == 4)
        #expect(Set(ahead.compactMap { $0["start_at"] as? String }).count > 8)
        let statuses = Dictionary(grouping: ahead) { $0["status"] as? String ?? "" }.mapValues(\.count)
        #expect(statuses["pending"] == 1 && statuses["cancelled"] == 2, "\(statuses)")
        #expect(ahead.contains { ($0["paid"] as? Int ?? 0) > 0 })
        #expect(over.contains { $0["status"] as? String == "completed" && $0["paid"] as? Int == $0["price"] as? Int })
        #expect(try !rows(["refunds", "list", "--status", "owed"]).isEmpty)
        // Several share a session of the workshop.
        let shared = Dictionary(grouping: ahead.filter { $0["service"] as? String == "svc_anna_workshop" }) {
            $0["start_at"] as? String
        }
        #expect(shared.values.contains { $0.count > 1 })
    }
}
