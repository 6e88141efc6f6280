import Bookings
import Testing

/// Notes on the page of a booking in the console.
struct BookingNoteTests {
    @Test func `a note is added once, names its writer and is removed`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            try await stage.member("anna@example.org", .owner, of: shop, called: "Anna Berger")
            try await stage.member("desk@example.org", .frontDesk, of: shop, called: "Dana Desk")
            let id = try await stage.booking(shop, at: "2026-03-05T09:00:00Z")
            let path = "/console/anna/bookings/\(id)"
            let desk = try await stage.signedIn("desk@example.org")
            let page = try await stage.get(path, headers: desk)
            let note = try #require(page.html.firstMatch(of: /name="id" value="(not_anna_[a-z0-9]*)"/)?.1)
            // Pressed twice.
            for _ in 1...2 {
                let fields = [("id", String(note)), ("text", "Knee <b>left</b>\nSlow")]
                let reply = try await stage.post("\(path)/notes", fields, headers: desk)
                #expect(reply.status == 303 && reply.header("Location") == "\(path)?news=done")
            }
            let anna = try await stage.signedIn("anna@example.org")
            let shown = try await stage.get(path, headers: anna)
            #expect(shown.html.matches(of: /Knee &lt;b&gt;left&lt;\/b&gt;/).count == 1)
            #expect(shown.html.contains("<bdi>Dana Desk</bdi>"))
            _ = try await stage.post("\(path)/notes/\(note)/remove", [], headers: anna)
            let removed = try await stage.get(path, headers: anna)
            #expect(!removed.html.contains("Knee") && removed.html.contains("Removed"))
            #expect(removed.html.contains("<bdi>Dana Desk</bdi>"))
        }
    }

    @Test func `the client's page shows no note, and finance and strangers add none`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let other = try await stage.open("maya")
            try await stage.member("anna@example.org", .owner, of: shop)
            try await stage.member("money@example.org", .finance, of: shop)
            try await stage.member("maya@example.org", .owner, of: other)
            let address = try await stage.book(shop, at: "2026-03-05T09:00:00Z")
            let id = try await stage.id(of: address)
            let path = "/console/anna/bookings/\(id)/notes"
            for (email, status) in [("money@example.org", 403), ("maya@example.org", 404)] {
                let headers = try await stage.signedIn(email)
                #expect(try await stage.post(path, [("text", "Mine")], headers: headers).status == status)
            }
            let anna = try await stage.signedIn("anna@example.org")
            _ = try await stage.post(path, [("text", "Secret remark")], headers: anna)
            #expect(try await stage.get("/console/anna/bookings/\(id)", headers: anna).html.contains("Secret remark"))
            #expect(try await !stage.get(address).html.contains("Secret remark"))
        }
    }
}
