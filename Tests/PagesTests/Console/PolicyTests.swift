import Bookings
import Testing

/// Choosing and writing cancellation policies.
struct PolicyTests {
    private static let script = """
        return {
          name = "Half <b>",
          description = "Half, always.",
          refund = function(booking) return percent(booking.paid, 50) end,
        }
        """

    @Test func `a policy is written, checked, saved as versions and chosen`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            try await stage.member("anna@example.org", .owner, of: shop)
            let owner = try await stage.signedIn("anna@example.org")
            let path = "/console/anna/policy"
            let list = try await stage.get(path, headers: owner)
            // The three standard ones, with their drawings; one is in force.
            #expect(list.html.matches(of: /<polyline/).count == 3 && list.html.matches(of: /In force/).count == 1)

            let broken = [("script", "return {\n  name = \"x\",,\n}"), ("do", "save")]
            let refused = try await stage.post("\(path)/edit", broken, headers: owner)
            #expect(
                refused.status == 422 && refused.html.contains("Line 2")
                    && refused.html.contains("name = &quot;x&quot;,,")
            )

            let checked = try await stage.post(
                "\(path)/edit",
                [("script", Self.script), ("do", "check")],
                headers: owner
            )
            #expect(checked.status == 200 && checked.html.contains("Half &lt;b&gt;: Half, always."))
            // In words, and drawn beside the standard ones, as far as there is something to draw.
            #expect(checked.html.contains("If the provider cancels, everything comes back."))
            #expect(checked.html.matches(of: /<polyline/).count == 3)
            let saved = try await stage.post("\(path)/edit", [("script", Self.script), ("do", "save")], headers: owner)
            #expect(saved.header("Location") == "\(path)?news=saved")
            let after = try await stage.get(path, headers: owner)
            let policy = try #require(after.html.firstMatch(of: /name="policy" value="(pol_anna_[a-z0-9]*)"/)).1
            let version = try #require(
                after.html.firstMatch(of: /value="pol_anna_[a-z0-9]*"><input[^>]*name="version" value="([^"]*)"/)
            ).1
            #expect(after.html.contains("Version 1") && after.html.contains("Half &lt;b&gt;"))

            let next = [("policy", String(policy)), ("script", Self.script + "\n"), ("do", "save")]
            _ = try await stage.post("\(path)/edit", next, headers: owner)
            #expect(try await stage.get(path, headers: owner).html.contains("Version 2"))

            let own = [("service", "svc_anna_cut"), ("policy", "flexible")]
            #expect(try await stage.post("\(path)/service", own, headers: owner).status == 303)
            let flexible = try await stage.get("/anna/cut/book?at=2026-03-09T09:00:00Z")
            #expect(flexible.html.contains("Full refund up to 24 hours before"))
            let selected = try await stage.get(path, headers: owner).html
            #expect(selected.contains("<option value=\"flexible\" selected>"))
            let none = [("service", "svc_anna_cut"), ("policy", "")]
            #expect(try await stage.post("\(path)/service", none, headers: owner).status == 303)
            let foreign = [("service", "svc_maya_cut"), ("policy", "flexible")]
            #expect(try await stage.post("\(path)/service", foreign, headers: owner).status == 404)

            let choice = [("policy", String(policy)), ("version", String(version))]
            #expect(try await stage.post("\(path)/choose", choice, headers: owner).status == 303)
            // What clients are shown from now on.
            let form = try await stage.get("/anna/cut/book?at=2026-03-09T09:00:00Z")
            #expect(form.html.contains("Half, always."))
        }
    }

    @Test func `nobody chooses or changes the policy of another provider`() async throws {
        try await PageStage.run { stage in
            let anna = try await stage.open()
            let maya = try await stage.open("maya", called: "Maya Torres")
            try await stage.member("anna@example.org", .owner, of: anna)
            try await stage.member("maya@example.org", .owner, of: maya)
            let owner = try await stage.signedIn("anna@example.org")
            let other = try await stage.signedIn("maya@example.org")
            let form = [("script", Self.script), ("do", "save")]
            _ = try await stage.post("/console/maya/policy/edit", form, headers: other)
            let list = try await stage.get("/console/maya/policy", headers: other)
            let policy = String(try #require(list.html.firstMatch(of: /name="policy" value="(pol_maya_[a-z0-9]*)"/)).1)
            let version = String(
                try #require(
                    list.html.firstMatch(of: /value="pol_maya_[a-z0-9]*"><input[^>]*name="version" value="([^"]*)"/)
                ).1
            )
            let choice = [("policy", policy), ("version", version)]
            #expect(try await stage.post("/console/anna/policy/choose", choice, headers: owner).status == 404)
            let change = form + [("policy", policy)]
            #expect(try await stage.post("/console/anna/policy/edit", change, headers: owner).status == 404)
            let seen = try await stage.get("/console/anna/policy/edit?policy=\(policy)", headers: owner)
            #expect(!seen.html.contains("Half, always"))
        }
    }
}
