import Foundation
import TestSupport
import Testing

/// The figures of the demo's practices on the command line.
struct AnalyticsCommandTests {
    @Test func `figures are shown in three forms, and a rebuild changes none`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("shop.sqlite")
        let made = try Binary.run(["demo", "--database", path, "--env", folder.path("demo.env")])
        try #require(made.status == 0, "\(made.errors)")
        let year = Calendar(identifier: .gregorian).component(.year, from: Date())
        let months = ["--from", "\(year - 1)-07", "--to", "\(year + 1)-06", "--database", path]
        func run(_ arguments: [String]) throws -> Binary.Outcome { try Binary.run(["analytics"] + arguments) }
        let json = try run(months + ["--json"])
        #expect(json.status == 0 && json.errors.isEmpty, "\(json.errors)")
        let document = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        let providers = try #require(document["providers"] as? [[String: Any]])
        let rows = providers.flatMap { $0["months"] as? [[String: Any]] ?? [] }
        let bookings = try Binary.run(["bookings", "list", "--database", path, "--format", "json"]).output
        let list = try #require(try JSONSerialization.jsonObject(with: Data(bookings.utf8)) as? [Any])
        let counted = rows.filter { $0["service_id"] is NSNull }.reduce(0) { $0 + ($1["bookings"] as? Int ?? 0) }
        #expect(counted == list.count && counted > 10)
        let csv = try run(months + ["--csv", "--provider", "prv_anna"]).output
        #expect(csv.hasPrefix("provider_id,month,service_id,made,") && csv.contains("\r\nprv_anna,\(year)-"))
        let table = try run(["show"] + months).output
        #expect(table.contains("prv_anna") && table.contains("\(year)-01"))
        let rebuilt = try run(["rebuild", "--database", path])
        #expect(rebuilt.status == 0 && rebuilt.output.contains("prv_anna: counted"))
        #expect(try run(months + ["--json"]).output == json.output)
        #expect(try run(["--from", "2026-05", "--to", "2026-04", "--database", path]).status != 0)
        #expect(try run(["--from", "2026", "--to", "2026-04", "--database", path]).status == 64)
        #expect(try run(["rebuild", "--provider", "prv_none", "--database", path]).status != 0)
    }
}
