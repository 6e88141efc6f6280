import Bookings
import Testing

/// Keys that lead to pages of the console.
struct ShortcutTests {
    @Test(arguments: [(MemberRole.owner, "t w / n"), (.frontDesk, "t w / n"), (.finance, "")])
    func `the list has the keys that lead somewhere`(role: MemberRole, keys: String) async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            try await stage.member("me@example.org", role, of: shop)
            let headers = try await stage.signedIn("me@example.org")
            let page = try await stage.get("/console/anna/\(role == .finance ? "money" : "day")", headers: headers).html
            let found = page.matches(of: /href="([^"]*)" data-key="([^"]*)"/)
            #expect(found.map { String($0.2) }.joined(separator: " ") == keys)
            #expect(page.contains("<dialog") == !keys.isEmpty)
            for link in found { #expect(try await stage.get(String(link.1), headers: headers).status == 200) }
        }
    }

    @Test func `whoever switches them off has none with any provider, until they are switched on`() async throws {
        try await PageStage.run { stage in
            let (_, owner) = try await stage.owned()
            let other = try await stage.open("maya", called: "Maya Torres")
            try await stage.member("anna@example.org", .staff, of: other)
            let account = try await stage.get("/console/account", headers: owner)
            #expect(account.html.contains("Switch shortcuts off") && account.html.contains("<kbd>?</kbd>"))
            let pages = ["/console/anna/day", "/console/maya/day"]
            for (value, isShown) in [("", false), ("yes", true)] {
                let sent = try await stage.post("/console/account/shortcuts", [("on", value)], headers: owner)
                #expect(sent.header("Location") == "/console/account")
                for page in pages {
                    #expect(try await stage.get(page, headers: owner).html.contains("<dialog") == isShown, "\(page)")
                }
            }
            #expect(try await stage.post("/console/account/shortcuts", []).header("Location") == "/login")
        }
    }
}
