import CivilTime
import SQL
import Testing

@testable import BookablePages
@testable import Bookings

/// The page with the figures of a practice.
struct FigureTests {
    @Test func `operators see the sums of all practices, and nobody else does`() async throws {
        try await PageStage.run { stage in
            let (anna, maya) = (try await stage.open(), try await stage.open("maya", called: "Maya Torres"))
            try await stage.member("anna@example.org", .owner, of: anna)
            try await stage.member("ops@example.org", .admin, of: nil)
            let (owner, ops) = (
                try await stage.signedIn("anna@example.org"), try await stage.signedIn("ops@example.org")
            )
            _ = try await stage.booking(anna, at: "2026-03-05T09:00:00Z", paid: 4_900)
            _ = try await stage.booking(maya, at: "2026-03-06T09:00:00Z", paid: 100)
            for shop in [anna, maya] {
                try await FigureCounter(database: stage.database, zones: .system).count(shop.provider)
            }
            let address = "/console/account/server/figures"
            #expect(try await stage.get(address, headers: owner).status == 404)
            let page = try await stage.get("\(address)?to=2026-03", headers: ops).html
            let march = try #require(page.firstMatch(of: /<th scope="row">March 2026<\/th>(.*?)<\/tr>/)?.1)
            #expect(march.contains(#"<td data-label="Practices">2</td>"#), "\(march)")
            #expect(page.contains("€50.00"))
            let listed = try await stage.get("\(address)?to=2026-03&providers=listed", headers: ops).html
            #expect(!listed.contains("€50.00"), "Nobody is listed.")
        }
    }

    @Test func `a year of figures is drawn, and told in tables beside`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            try await stage.member("anna@example.org", .owner, of: shop)
            let owner = try await stage.signedIn("anna@example.org")
            _ = try await stage.booking(shop, at: "2026-03-05T09:00:00Z", paid: 4_900)
            let page = try await stage.get("/console/anna/figures", headers: owner)
            #expect(page.status == 200 && page.html.contains("are being counted"))
            try await FigureCounter(database: stage.database, zones: .system).count(shop.provider)
            // The page of a month, of a day that is taken, and with numbers of seats that nobody can ask for.
            for day in ["?month=2026-03", "?day=2026-03-05", "?month=2026-03&seats=0", "?month=2026-03&seats=-9"] {
                #expect(try await stage.get("\(shop.path)\(day)").status == 200)
            }
            await stage.demand.explain()
            try await stage.demand.write(on: stage.database)
            let counted = try await stage.get("/console/anna/figures", headers: owner).html
            #expect(!counted.contains("are being counted"))
            let march = try #require(counted.firstMatch(of: /<th scope="row">March 2026<\/th>(.*?)<\/tr>/)?.1)
            #expect(march.contains(#"<td data-label="Booked (h)">"#) && march.contains("%</td>"), "\(march)")
            #expect(counted.contains("€49.00") && counted.contains(#"<rect class="h4""#))
            // Drawings are for the eye; each has a table with a heading.
            #expect(counted.matches(of: /<svg class="chart" [^>]*aria-hidden="true">/).count == 3)
            #expect(counted.matches(of: /<table class="[^"]*" aria-labelledby="/).count >= 6)
            // The table of reasons is there if one of the hours that were drawn was not free.
            #expect(counted.contains(#"<h2 id="demand">Demand</h2>"#) && counted.contains(#"<rect class="open""#))
            #expect(!counted.contains("style="))
            let past = try await stage.get("/console/anna/figures?to=2020-06&lang=ar", headers: owner)
            #expect(past.status == 200 && past.html.contains("أشهر لاحقة") && !past.html.contains("€49.00"))
        }
    }
}
