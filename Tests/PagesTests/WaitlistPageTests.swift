import Bookings
import CivilTime
import Notifications
import SQL
import Scheduling
import Testing

/// Waiting for a place, and answering what is offered.
struct WaitlistPageTests {
    private func run(_ body: @escaping @Sendable (PageStage, Shop, WaitlistOffers) async throws -> Void) async throws {
        let messages = MessageAccess(channels: [.email], mailsOffers: true)
        try await PageStage.run(messages: messages) { stage in
            let shop = try await stage.open { $0.timing.maximumPerMonth = 1 }
            let desk = BookingDesk(zones: .system, evaluators: PolicyEvaluators(), observers: [])
            let waitlist = WaitlistDesk(desk, zones: .system, observers: [])
            try await body(stage, shop, WaitlistOffers(on: stage.database, waitlist, clock: { PageStage.now }))
        }
    }

    /// What is posted by the form that a page has, with some fields filled in.
    private static func filled(_ page: PageReply, _ values: [String: String]) -> [(String, String)] {
        page.form.merging(values) { $1 }.map { ($0.key, $0.value) }
    }

    private static let kim = ["name": "Kim <b>Client</b>", "email": "kim@example.org"]

    @Test func `a client waits, is offered a place and takes it`() async throws {
        try await run { stage, shop, offers in
            let other = try await stage.book(shop, at: "2026-03-10T09:00:00Z", paid: 0)
            let month = try await stage.get("\(shop.path)?month=2026-03")
            let link = "\(shop.path)/wait?month=2026-03"
            #expect(month.html.contains("href=\"\(link)\"") && month.html.contains("Tell me when a place is free"))
            let form = try await stage.get(link)
            #expect(form.form["first"] == "2026-03-02" && form.form["last"] == "2026-03-31")
            let fields = Self.filled(form, Self.kim)
            let joined = try await stage.post("\(shop.path)/wait", fields)
            let sent = try #require(joined.header("Location"))
            #expect(joined.status == 303 && sent == "\(shop.path)/wait?news=sent")
            #expect(try await stage.get(sent).html.contains("Check your e-mail"))
            #expect(try await stage.post("\(shop.path)/wait", fields).status == 303, "It joins once.")
            let links = try await stage.mailedLinks()
            #expect(links.count == 1, "There is one mail.")
            let address = try #require(links.first)
            #expect(try await stage.get(address).html.contains("action=\"\(address)/confirm\""))
            _ = try await stage.post("\(address)/confirm", [])
            let waiting = try await stage.get(address)
            #expect(waiting.html.contains("You are on the waitlist") && waiting.html.contains("March 31, 2026"))
            #expect(waiting.header("Referrer-Policy") == "no-referrer" && waiting.header("X-Robots-Tag") != nil)

            _ = try await stage.post("\(other)/cancel", [])
            #expect(try await offers.offerAll() == 1)
            let offered = try await stage.get("\(address)?lang=de")
            #expect(offered.html.contains("Ein Platz ist frei") && offered.html.contains("Diesen Platz nehmen"))
            // What is agreed to is shown before.
            #expect(offered.html.contains("49,00") && offered.html.contains("Wenn Sie absagen"))
            let taken = try await stage.post("\(address)/accept", [])
            let booking = try #require(taken.header("Location"))
            #expect(taken.status == 303 && booking.hasPrefix("/b/bt_anna_"))
            #expect(try await stage.get(booking).html.contains("Your booking is confirmed"))
            #expect(try await stage.get(address).html.contains("You took the place"))
            #expect(try await stage.post("\(address)/decline", []).header("Location") == address)
            #expect(try await stage.get(booking).html.contains("Your booking is confirmed"))
        }
    }

    @Test func `what is declined ends, and who is taken off waits for nothing`() async throws {
        try await run { stage, shop, offers in
            let other = try await stage.book(shop, at: "2026-03-10T09:00:00Z", paid: 0)
            var addresses: [String] = []
            for _ in 0..<2 {
                let form = try await stage.get("\(shop.path)/wait?month=2026-03")
                _ = try await stage.post("\(shop.path)/wait", Self.filled(form, Self.kim))
                addresses += try await stage.mailedLinks()
                _ = try await stage.post("\(addresses.last ?? "")/confirm", [])
            }
            let (first, second) = (addresses[0], addresses[1])
            _ = try await stage.post("\(second)/leave", [])
            #expect(try await stage.get(second).html.contains("You are no longer on the waitlist"))
            _ = try await stage.post("\(other)/cancel", [])
            _ = try await offers.offerAll()
            _ = try await stage.post("\(first)/decline", [])
            let page = try await stage.get(first)
            #expect(page.html.contains("You declined the place") && !page.html.contains("<b>Client"))
            #expect(try await stage.get("\(shop.path)?month=2026-03").times.isEmpty == false)
        }
    }

    @Test func `what cannot be comes back with what was typed`() async throws {
        try await run { stage, shop, _ in
            let form = try await stage.get("\(shop.path)/wait?month=2026-03")
            let free = try await stage.post("\(shop.path)/wait", Self.filled(form, Self.kim))
            #expect(free.status == 409 && free.html.contains("A place is free on these days"))
            #expect(free.html.contains("\(shop.path)?day=2026-03-02") && free.form["email"] == "kim@example.org")
            _ = try await stage.book(shop, at: "2026-03-10T09:00:00Z", paid: 0)
            let backwards = ["first": "2026-03-20", "last": "2026-03-10"]
            for wrong in [["email": ""], ["first": "tomorrow"], ["last": ""], backwards] {
                let values = Self.kim.merging(wrong) { $1 }
                let reply = try await stage.post("\(shop.path)/wait", Self.filled(form, values))
                #expect(reply.status == 422 && reply.html.contains("class=\"fault\""), "\(wrong)")
                #expect(reply.form["name"] == "Kim &lt;b&gt;Client&lt;/b&gt;", "\(wrong)")
            }
            for path in ["/w/wl_anna_1", "/w/bt_anna_1", "/w/\(String(repeating: "a", count: 90))"] {
                #expect(try await stage.get(path).status == 404, "\(path)")
            }
            let stranger = ["Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"]
            let foreign = try await stage.post("\(shop.path)/wait", Self.filled(form, Self.kim), headers: stranger)
            #expect(foreign.status == 403)
        }
    }

    @Test func `nobody waits where no offer can be mailed`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open { $0.timing.maximumPerMonth = 1 }
            _ = try await stage.book(shop, at: "2026-03-10T09:00:00Z", paid: 0)
            #expect(try await !stage.get("\(shop.path)?month=2026-03").html.contains("/wait"))
            #expect(try await stage.get("\(shop.path)/wait").status == 404)
        }
    }
}
