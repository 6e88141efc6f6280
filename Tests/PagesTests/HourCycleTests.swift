import Bookings
import CivilTime
import Notifications
import SQL
import Testing

/// Times of day as they are usual in the reader's region.
struct HourCycleTests {
    private static let links = ReminderLinkSigner(secrets: [Array(repeating: 7, count: 32)])
    private static let british = ["Accept-Language": "en-GB,en;q=0.9"]
    private static let american = ["Accept-Language": "en-US,en;q=0.9"]

    /// Whether the afternoon is told on a clock of 24 hours; `nil` if a page tells both or neither.
    private static func isTwentyFour(_ page: PageReply) -> Bool? {
        // Addresses and attributes have instants.
        let text = page.html.replacing(/<[^>]*>/, with: " ")
        let (long, short) = (text.contains("14:00"), text.contains(/\b2:00/) && text.contains("PM"))
        return long == short ? nil : long
    }

    @Test func `a client reads the hours of their region on every page, also on kept ones`() async throws {
        try await PageStage.run(bookingLinks: Self.links) { stage in
            let shop = try await stage.open()
            let month = "\(shop.path)?day=2026-03-09"
            // Shown often enough to be kept, by turns.
            for _ in 0..<3 {
                let british = try await stage.get(month, headers: Self.british)
                let american = try await stage.get(month, headers: Self.american)
                #expect(Self.isTwentyFour(british) == true && Self.isTwentyFour(american) == false)
                #expect(british.header("Vary")?.contains("Accept-Language") == true)
            }
            for (headers, isTwentyFour, tag) in [(Self.british, true, "en-GB"), (Self.american, false, "en")] {
                let day = isTwentyFour ? "09" : "10"
                let form = try await stage.get("\(shop.path)/book?at=2026-03-\(day)T13:00:00Z", headers: headers)
                #expect(Self.isTwentyFour(form) == isTwentyFour)
                var fields = [("name", "Kim"), ("email", "kim@example.org")]
                for name in ["key", "policy", "at"] { if let value = form.form[name] { fields.append((name, value)) } }
                let sent = headers.merging(["Sec-Fetch-Site": "same-origin"]) { $1 }
                let done = try await stage.post("\(shop.path)/book", fields, headers: sent)
                let address = try #require(done.header("Location"))
                #expect(Self.isTwentyFour(try await stage.get(address, headers: headers)) == isTwentyFour)
                let question = try await stage.get("\(address)/cancel", headers: headers)
                #expect(Self.isTwentyFour(question) == isTwentyFour)
                let id = try await stage.id(of: String(address.prefix { $0 != "?" }))
                let booking = try await stage.database.transaction(.read) { try await BookingStore().find(id, in: $0) }
                #expect(booking.client.language == tag)
                // A browser that says nothing gets what the client had.
                #expect(Self.isTwentyFour(try await stage.get(address)) == isTwentyFour)
            }
        }
    }

    @Test func `a chosen region stays from page to page, whatever the browser says`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            for (tag, headers, isTwentyFour) in [("en-GB", Self.american, true), ("en-US", Self.british, false)] {
                let month = try await stage.get("\(shop.path)?day=2026-03-09&lang=\(tag)", headers: headers)
                #expect(Self.isTwentyFour(month) == isTwentyFour)
                let time = try #require(month.times.first { $0.contains("T13:00") })
                #expect(time.contains("lang=\(tag)"))
                let form = try await stage.get(time, headers: headers)
                #expect(Self.isTwentyFour(form) == isTwentyFour && form.html.contains("<html lang=\"en\""))
            }
            // An Austrian who chooses English keeps the clock of Austria.
            let austrian = ["Accept-Language": "de-AT,de;q=0.8"]
            let page = try await stage.get("\(shop.path)?day=2026-03-09&lang=en", headers: austrian)
            #expect(Self.isTwentyFour(page) == true && page.html.contains("Monday"))
        }
    }

    @Test func `lists of bookings and the console have the reader's clock`() async throws {
        try await PageStage.run(bookingLinks: Self.links) { stage in
            let shop = try await stage.open()
            let id = try await stage.booking(shop, at: "2026-03-09T13:00:00Z")
            let client = try await stage.enteredMy()
            try await stage.member("anna@example.org", .owner, of: shop, called: "Anna Berger")
            let owner = try await stage.signedIn("anna@example.org")
            let pages = [
                ("/my", client), ("/console/anna/day?date=2026-03-09", owner),
                ("/console/anna/week?date=2026-03-09", owner), ("/console/anna/bookings/\(id)", owner),
            ]
            for (path, cookies) in pages {
                let british = try await stage.get(path, headers: cookies.merging(Self.british) { $1 })
                #expect(Self.isTwentyFour(british) == true, "\(path)")
                let american = try await stage.get(path, headers: cookies.merging(Self.american) { $1 })
                #expect(Self.isTwentyFour(american) == false, "\(path)")
                let separator = path.contains("?") ? "&" : "?"
                let chosen = try await stage.get("\(path)\(separator)lang=en-IE", headers: cookies)
                #expect(Self.isTwentyFour(chosen) == true, "\(path)")
                if path.contains("day?") { #expect(chosen.html.contains("lang=en-IE")) }
            }
        }
    }
}
