import BookablePages
import Bookings
import CivilTime
import Marketplace
import Notifications
import SQL
import Testing

/// Reviews on pages: written by clients, shown and reported under the provider's address.
struct ReviewPageTests {
    @Test func `a client writes a review on the page of the booking, and sees what it says`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let address = try await stage.visit(shop)
            let page = try await stage.get(address)
            #expect(page.html.contains("How was it?") && page.html.contains("within 90 days"))
            #expect(page.html.contains("<bdi>Kim C.</bdi>"))
            let text = "Friendly <b>people</b>\nand fast"
            let missing = try await stage.post("\(address)/review", [("text", text)])
            #expect(missing.status == 422 && missing.html.contains("Choose the number of stars."))
            #expect(missing.html.contains("Friendly &lt;b&gt;people"), "What was typed stays.")
            let fields = [("stars", "4"), ("text", text), ("named", "true")]
            let sent = try await stage.post("\(address)/review", fields)
            #expect(sent.status == 303 && sent.header("Location") == "\(address)?news=review-published")
            let own = try await stage.get("\(address)?news=review-published")
            #expect(own.html.contains("Your review is shown") && own.html.contains("Your review</h2>"))
            let shown = try await stage.get("/anna").html
            #expect(shown.contains("Friendly &lt;b&gt;people") && shown.contains("<bdi>Kim C.</bdi>"))
            #expect(!shown.contains("Average:"), "There are fewer than three.")
        }
    }

    @Test func `before the session, and after a cancellation, there is no form`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let address = try await stage.book(shop, at: "2026-03-05T09:00:00Z")
            #expect(try await !stage.get(address).html.contains("How was it?"))
            let sent = try await stage.post("\(address)/review", [("stars", "5")])
            #expect(sent.header("Location") == "\(address)?news=changed")
            _ = try await stage.post("\(address)/cancel", [])
            #expect(try await !stage.get(address).html.contains("How was it?"))
            #expect(try await !stage.get("/anna").html.contains("★"))
        }
    }

    @Test func `whoever has the token of a booking made for them uses the link in the mail`() async throws {
        let links = try #require(ReminderLinkSigner(secrets: [[UInt8](repeating: 1, count: 32)]))
        try await PageStage.run(bookingLinks: links) { stage in
            let shop = try await stage.open()
            let key = Requester.member(try #require(MemberID(rawValue: "mbr_a")), role: .owner, provider: shop.provider)
            let address = try await stage.visit(shop, bookedBy: key)
            let page = try await stage.get(address)
            #expect(page.html.contains("open the link in our e-mail") && !page.html.contains("name=\"stars\""))
            _ = try await stage.post("\(address)/review", [("stars", "5")])
            #expect(try await !stage.get("/anna").html.contains("★"))
            let mailed = "/b/\(links.text(for: try await stage.id(of: address)))"
            #expect(try await stage.get(mailed).html.contains("name=\"stars\""))
            #expect(try await stage.post("\(mailed)/review", [("stars", "5")]).status == 303)
            #expect(try await stage.get("/anna").html.contains("★"))
        }
    }

    @Test func `a link that was mailed to an address of the provider's choice writes no review`() async throws {
        let links = try #require(ReminderLinkSigner(secrets: [[UInt8](repeating: 1, count: 32)]))
        try await PageStage.run(bookingLinks: links) { stage in
            let shop = try await stage.open()
            let id = try await stage.id(of: stage.visit(shop))
            let mailed = "/b/\(links.text(for: id))"
            #expect(try await stage.get(mailed).html.contains("name=\"stars\""))
            let anna = try #require(MemberID(rawValue: "mbr_a"))
            let member = Requester.member(anna, role: .owner, provider: shop.provider)
            let desk = BookingDesk(zones: .system, evaluators: PolicyEvaluators(), observers: [])
            _ = try await stage.database.transaction(.write, by: member, at: PageStage.now) { transaction in
                var changes = ClientChanges()
                changes.email = .value("anna@example.org")
                return try await desk.changeClient(of: id, changes, in: transaction)
            }
            #expect(try await !stage.get(mailed).html.contains("name=\"stars\""))
            _ = try await stage.post("\(mailed)/review", [("stars", "5")])
            #expect(try await !stage.get("/anna").html.contains("★"))
        }
    }

    @Test func `anybody reports a review, and the form asks for a reason`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let address = try await stage.visit(shop)
            _ = try await stage.post("\(address)/review", [("stars", "1"), ("text", "Rude")])
            let page = try await stage.get("/anna").html
            let report = try #require(page.firstMatch(of: /href="(\/reviews\/rev_anna_[a-z0-9]*\/report)"/)?.1)
            #expect(try await stage.get(String(report)).html.contains("Rude"))
            let missing = try await stage.post(String(report), [("note", "Not <i>true</i>")])
            #expect(missing.status == 422 && missing.html.contains("Not &lt;i&gt;true"))
            let sent = try await stage.post(String(report), [("reason", "fake"), ("note", "I never came")])
            #expect(sent.header("Location") == "\(report)?news=sent")
            #expect(try await stage.get("/reviews/rev_anna_0/report").status == 404)
            try await stage.member("ops@example.org", .admin, of: nil)
            let ops = try await stage.signedIn("ops@example.org")
            let queue = try await stage.get("/console/account/marketplace", headers: ops)
            #expect(queue.html.contains("I never came") && queue.html.contains("Rude"))
            #expect(try await stage.get("/console/account", headers: ops).html.contains("account/marketplace"))
            let hide = "/console/account/\(report.dropFirst().replacing("/report", with: "/hide"))"
            let stale = try await stage.post(hide, [("revision", "2"), ("reason", "Rude")], headers: ops)
            #expect(stale.header("Location")?.hasSuffix("news=changed") == true)
            let empty = try await stage.post(hide, [("revision", "1")], headers: ops)
            #expect(empty.header("Location")?.hasSuffix("news=reason-missing") == true)
            let hidden = try await stage.post(hide, [("revision", "1"), ("reason", "It is rude")], headers: ops)
            #expect(hidden.header("Location")?.hasSuffix("news=decided") == true)
            #expect(try await !stage.get("/anna").html.contains("Rude"))
            #expect(try await stage.get(address).html.contains("It is rude"), "Its client is told why.")
            let none = try await stage.get("/console/account/marketplace", headers: ops)
            #expect(none.html.matches(of: /There is nothing to decide/).count == 2)
        }
    }

    @Test func `a provider answers reviews in the console, and its members decide on none`() async throws {
        try await PageStage.run { stage in
            let (shop, owner) = try await stage.owned()
            let address = try await stage.visit(shop)
            _ = try await stage.post("\(address)/review", [("stars", "2"), ("text", "Late")])
            let page = try await stage.get("/console/anna/reviews", headers: owner)
            #expect(page.html.contains("Late"))
            let action = try #require(page.html.firstMatch(of: /action="([^"]*\/reply)"/)?.1)
            let reply = try await stage.post(String(action), [("text", "Sorry <3")], headers: owner)
            #expect(reply.header("Location") == "/console/anna/reviews?news=saved")
            #expect(try await stage.get("/anna").html.contains("Sorry &lt;3"))
            _ = try await stage.post(String(action), [("text", "")], headers: owner)
            #expect(try await !stage.get("/anna").html.contains("Sorry"))
            #expect(try await stage.get("/console/account/marketplace", headers: owner).status == 404)
            let hide = "/console/account/\(action.dropFirst("/console/anna/".count).replacing("/reply", with: "/hide"))"
            #expect(try await stage.post(hide, [("revision", "1"), ("reason", "No")], headers: owner).status == 404)
        }
    }
}

extension PageStage {
    /// A review of a session of three days ago; where it can be reported.
    @discardableResult
    func review(_ shop: Shop, for name: String = "Kim Client", _ text: String) async throws -> String {
        let address = try await visit(shop, for: name)
        let fields = [("stars", "4"), ("text", text), ("named", "true")]
        try #require(try await post("\(address)/review", fields).status == 303)
        let id = try await id(of: address)
        let review = try await database.transaction(.read) { try await ReviewStore().find(of: id, in: $0) }
        return "/reviews/\(try #require(review).id)/report"
    }

    /// A booking whose session took place three days ago; the address of its page.
    func visit(
        _ shop: Shop,
        for name: String = "Kim Client",
        at hour: Int = 9,
        bookedBy requester: Requester = .anonymous
    ) async throws -> String {
        let desk = BookingDesk(zones: .system, evaluators: PolicyEvaluators(), observers: [])
        let start = Instant(Self.now.secondsSince1970 - 3 * 86_400 + Int64(hour - 8) * 3_600)
        let request = BookingRequest(
            provider: shop.provider,
            service: shop.service,
            startAt: start,
            client: ClientDetails(name: name, email: "kim@example.org")
        )
        let earlier = Self.now - 4 * 86_400
        let text = try await database.transaction(.write, by: requester, at: earlier) { transaction in
            guard case .booked(_, let token, _) = try await desk.book(request, in: transaction) else {
                return ""
            }
            return token.text
        }
        try #require(!text.isEmpty, "It was not booked.")
        return "/b/\(text)"
    }
}
