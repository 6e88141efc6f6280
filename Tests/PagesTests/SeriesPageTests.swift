import Bookings
import Testing

/// A booking that is repeated, on the pages and without a script.
struct SeriesPageTests {
    private static let typed = [("name", "Kim Client"), ("email", "kim@example.org")]

    private func form(_ page: PageReply, _ more: [(String, String)]) -> [(String, String)] {
        let hidden = ["key", "policy", "price", "at"].compactMap { name in page.form[name].map { (name, $0) } }
        return Self.typed + hidden + more
    }

    @Test func `conflicts bring the form back, and a button books the rest`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open { $0.maximumOccurrences = 8 }
            _ = try await stage.book(shop, at: "2026-03-16T09:00:00Z")
            let page = try await stage.get("\(shop.path)/book?at=2026-03-09T09:00:00Z")
            #expect(page.html.contains(#"name="every""#) && page.html.contains("Every two weeks"))
            let weekly = [("every", "week"), ("times", "3")]
            let back = try await stage.post("\(shop.path)/book", self.form(page, weekly))
            #expect(back.status == 409 && back.html.contains("Not every date is possible"))
            #expect(back.html.contains("Mon, Mar 16, 10:00") && back.html.contains("Kim Client"))
            #expect(back.html.contains(#"name="skip" value="2026-03-16""#))
            let sent = try await stage.post("\(shop.path)/book", self.form(back, weekly + [("skip", "2026-03-16")]))
            #expect(sent.status == 303)
            let address = try #require(sent.header("Location"))
            let own = try await stage.get(address)
            #expect(own.html.contains("1 / 2") && own.html.contains("Further dates"))
            #expect(own.html.contains("Mon, Mar 23, 10:00"))
            let question = try await stage.get("\(address)/cancel?scope=following")
            #expect(question.html.contains("Cancel these dates?") && question.form["scope"] == "following")
            let done = try await stage.post("\(address)/cancel", [("scope", "following")])
            #expect(done.status == 303 && done.header("Location") == address)
            let after = try await stage.get(address)
            #expect(after.html.contains("This booking is cancelled") && !after.html.contains("Further dates"))
            // The place of the second one is free again.
            _ = try await stage.book(shop, at: "2026-03-23T09:00:00Z")
        }
    }

    @Test func `what cannot be repeated is not asked for, and a wrong number comes back`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open { $0.maximumOccurrences = 4 }
            let page = try await stage.get("\(shop.path)/book?at=2026-03-09T09:00:00Z")
            let back = try await stage.post("\(shop.path)/book", self.form(page, [("every", "week"), ("times", "9")]))
            #expect(back.status == 422 && back.html.contains("2 – 4"))
            let once = try await stage.post("\(shop.path)/book", self.form(page, [("every", ""), ("times", "9")]))
            #expect(once.status == 303)
            for change in ["approval", "none"] {
                let other = try await stage.open(change) { draft in
                    draft.maximumOccurrences = change == "none" ? 1 : 8
                    draft.requiresApproval = change == "approval"
                }
                let form = try await stage.get("\(other.path)/book?at=2026-03-09T09:00:00Z")
                #expect(form.status == 200 && !form.html.contains(#"name="every""#))
            }
        }
    }
}
