import Bookings
import Testing

/// Writing an availability rule, and seeing what it does.
struct RulePageTests {
    private static let script = """
        return {
          name = "Mornings <b>",
          description = "Before noon.",
          allow = function(slot)
            if slot.local_start.hour < 12 then return true end
            return false, "Only in the <i>morning</i>"
          end,
        }
        """

    @Test func `a rule is written, checked, put in force, drawn and switched off`() async throws {
        try await PageStage.run { stage in
            let (shop, owner) = try await stage.owned()
            let path = "/console/anna/rule"
            #expect(try await stage.get("/console/anna/hours", headers: owner).html.contains(#"href="\#(path)""#))
            #expect(try await stage.get(path, headers: owner).html.contains("No rule is in force"))
            let editor = try await stage.get("\(path)/edit", headers: owner)
            #expect(editor.html.contains("First visits in the morning") && editor.form["basis"] == "")

            let broken = [("script", "return {\n  name = \"x\",,\n}"), ("basis", ""), ("do", "save")]
            let refused = try await stage.post("\(path)/edit", broken, headers: owner)
            #expect(refused.status == 422 && refused.html.contains("Line 2"))
            #expect(refused.html.contains("name = &quot;x&quot;,,"))

            let check = [("script", Self.script), ("basis", ""), ("do", "check")]
            let checked = try await stage.post("\(path)/edit", check, headers: owner)
            #expect(checked.status == 200 && checked.html.contains("Mornings &lt;b&gt;: Before noon."))
            #expect(
                checked.html.contains("local_start") && checked.html.contains("Only in the &lt;i&gt;morning&lt;/i&gt;")
            )
            #expect(
                try await stage.get(path, headers: owner).html.contains("No rule is in force"),
                "Checked, not saved."
            )

            let save = [("script", Self.script), ("basis", ""), ("do", "save")]
            let saved = try await stage.post("\(path)/edit", save, headers: owner)
            #expect(saved.header("Location") == "\(path)?news=saved")
            let page = try await stage.get("\(path)?date=2026-03-09", headers: owner)
            #expect(page.html.contains("Mornings &lt;b&gt;") && page.html.contains("Version 1"))
            // Monday has starts on both sides of noon, which the drawing and the words tell apart.
            #expect(page.html.contains(#"<polygon class="yes""#) && page.html.contains(#"<polygon class="no""#))
            #expect(page.html.contains("Not offered") && page.html.contains("Only in the &lt;i&gt;morning&lt;/i&gt;"))
            let month = try await stage.get("\(shop.path)?day=2026-03-09")
            #expect(
                !month.times.isEmpty
                    && month.times.allSatisfy { $0.contains("T08:") || $0.contains("T09:") || $0.contains("T10:") }
            )

            let stale = try await stage.post("\(path)/edit", save, headers: owner)
            #expect(stale.status == 422 && stale.html.contains("changed"), "It was made for no rule.")
            let basis = try #require(stale.form["basis"])
            let next = [("script", Self.script + "\n"), ("basis", basis), ("do", "save")]
            #expect(try await stage.post("\(path)/edit", next, headers: owner).status == 303)
            let versions = try await stage.get("\(path)/versions", headers: owner)
            #expect(versions.html.contains("Version 2") && versions.html.contains("\(path)/edit?version=1"))
            #expect(try await stage.get("\(path)/edit?version=1", headers: owner).status == 200)
            #expect(try await stage.get("\(path)/edit?version=3", headers: owner).status == 404)

            #expect(try await stage.post("\(path)/off", [], headers: owner).status == 303)
            #expect(try await stage.get(path, headers: owner).html.contains("No rule is in force"))
            let all = try await stage.get("\(shop.path)?day=2026-03-09")
            #expect(all.times.contains { $0.contains("T13:") })
        }
    }

    @Test func `a rule that fails is told with its error`() async throws {
        try await PageStage.run { stage in
            let (shop, owner) = try await stage.owned()
            try await stage.rule("allow = function(slot) return slot.local_start.hour < 'x' end", of: shop)
            let page = try await stage.get("/console/anna/rule?date=2026-03-09", headers: owner)
            #expect(page.status == 200 && page.html.contains("attempt to compare"), "\(page.html)")
        }
    }
}
