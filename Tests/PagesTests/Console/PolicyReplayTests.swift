import Testing

@testable import BookablePages
@testable import Bookings
@testable import WireFormat

/// What a policy would have refunded of a practice's own cancellations.
struct PolicyReplayTests {
    private static let generous = """
        return { name = "All <b>", description = "Always all.", refund = function(booking) return booking.paid end }
        """

    @Test func `the editor and the list compare a policy with the last twelve months`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            try await stage.member("anna@example.org", .owner, of: shop)
            let owner = try await stage.signedIn("anna@example.org")
            // Half of one goes back, and all of the one that the practice cancels itself.
            let address = try await stage.book(shop, at: "2026-03-05T09:00:00Z")
            #expect(try await stage.post("\(address)/cancel", [("refund", "2450")]).status == 303)
            let own = "/console/anna/bookings/\(try await stage.booking(shop, at: "2026-03-05T10:00:00Z", paid: 4_900))"
            let form = try await stage.get("\(own)/cancel", headers: owner).form
            let cancelled = try await stage.post("\(own)/cancel", form.map { ($0.key, $0.value) }, headers: owner)
            #expect(cancelled.status == 303)

            let script = [("script", Self.generous), ("do", "replay")]
            let reply = try await stage.post("/console/anna/policy/edit", script, headers: owner)
            #expect(reply.status == 200 && reply.html.contains("The last 12 months under this policy"))
            let lines = /<tr><th scope="row">([^<]*)<\/th>(<td data-label.*?)<\/tr>/
            let rows = reply.html.matches(of: lines).map { row in
                String(row.1) + row.2.matches(of: /<td[^>]*>([^<]*)<\/td>/).map { "|\($0.1)" }.joined()
            }
            #expect(
                rows == [
                    "Everything, cancelled by you|1|€49.00|€49.00|€49.00|€0.00",
                    "Everything|1|€49.00|€24.50|€49.00|+€24.50",
                    "Total|2|€98.00|€73.50|€98.00|+€24.50",
                ]
            )
            // What was typed is still there, and nothing was saved.
            #expect(reply.html.contains("All &lt;b&gt;"))
            #expect(try await !stage.get("/console/anna/policy", headers: owner).html.contains("All &lt;b&gt;"))

            let strict = try await stage.get("/console/anna/policy/replay?policy=strict", headers: owner)
            #expect(strict.html.contains("Nothing") && strict.html.contains("-€24.50"))
            #expect(try await stage.get("/console/anna/policy/replay?policy=pol_maya_1", headers: owner).status == 404)
            #expect(try await stage.get("/console/anna/policy/replay", headers: owner).status == 404)
        }
    }

    @Test func `a practice without cancellations is told so`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            try await stage.member("anna@example.org", .owner, of: shop)
            let owner = try await stage.signedIn("anna@example.org")
            let page = try await stage.get("/console/anna/policy/replay?policy=moderate", headers: owner)
            #expect(page.html.contains("No paid booking was cancelled in the last 12 months."))
        }
    }

    @Test func `many shares are listed by tens of per cent`() {
        let one = PolicyReplay.Figures()
        let shares = (0...100).reversed().map { share in
            PolicyReplayDocument.Step(PolicyReplay.Step(treatment: .share(share), figures: one))
        }
        let rows = ReplayView.rows(of: shares)
        #expect(rows.count == 12 && rows.first?.label == .percent(100) && rows.last?.label == .percent(0))
        #expect(ReplayView.rows(of: Array(shares.prefix(10))).count == 10)
    }
}
