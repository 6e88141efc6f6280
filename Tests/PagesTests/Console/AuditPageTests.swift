import Bookings
import Testing

/// The audit log in the console.
struct AuditPageTests {
    @Test func `an owner sees who changed what, by name`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            try await stage.member("anna@example.org", .owner, of: shop, called: "Anna <b>Berger")
            let owner = try await stage.signedIn("anna@example.org")
            let change = [
                ("name", "Cut"), ("price", "49"), ("currency", "EUR"), ("duration", "60"), ("step", "30"),
                ("before", "0"),
                ("after", "0"), ("notice", "0"), ("seats", "1"), ("window", ""), ("description", ""),
            ]
            for _ in 0..<60 {
                _ = try await stage.post("/console/anna/services/new", change, headers: owner)
            }
            _ = try await stage.get("/console/anna/day", headers: owner)
            let log = try await stage.get("/console/anna/audit?show=changes", headers: owner).html
            #expect(log.contains("Anna &lt;b&gt;Berger") && log.contains("svc_anna_"))
            #expect(log.matches(of: /<li><div class="row-main">/).count == 50)
            let older = try #require(log.firstMatch(of: /href="([^"]*after=[^"]*)"/)).1
            let rest = try await stage.get(String(older).replacing("&amp;", with: "&"), headers: owner).html
            #expect(rest.matches(of: /<li><div class="row-main">/).count >= 10)
            #expect(!rest.contains("Older entries"))
        }
    }
}
