import Bookings
import Logging
import Notifications
import SQL
import Synchronization
import Testing

/// The pages behind the secret address of a booking.
struct OwnBookingTests {
    @Test func `cancelling says before what it gives back`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            // Three days ahead: the policy gives back half.
            let address = try await stage.book(shop, at: "2026-03-05T09:00:00Z")
            let page = try await stage.get(address)
            #expect(page.html.contains("you get back €24.50 of €49.00") && page.html.contains("<polyline"))
            let question = try await stage.get("\(address)/cancel")
            #expect(question.html.contains("you get back €24.50") && question.form["refund"] == "2450")
            let done = try await stage.post("\(address)/cancel", [("refund", "2450"), ("reason", "Ill")])
            #expect(done.status == 303 && done.header("Location") == address)
            let after = try await stage.get(address)
            // Whoever goes back to the page is told how the booking stands, and not how it stood.
            #expect(page.header("Cache-Control") == "private, no-store")
            #expect(after.html.contains("This booking is cancelled") && after.html.contains("You get back €24.50."))
            // What decided the refund stays in sight.
            #expect(after.html.contains("<polyline"))
            #expect(try await stage.post("\(address)/cancel", []).header("Location") == "\(address)?news=changed")
            let unpaid = try await stage.book(shop, at: "2026-03-06T09:00:00Z", paid: 0)
            _ = try await stage.post("\(unpaid)/cancel", [])
            let over = try await stage.get(unpaid).html
            #expect(over.contains("This booking is cancelled") && !over.contains("If you cancel"))
        }
    }

    @Test func `a refund that shrank since it was shown cancels nothing`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let address = try await stage.book(shop, at: "2026-03-05T09:00:00Z")
            let back = try await stage.post("\(address)/cancel", [("refund", "4900")])
            #expect(back.status == 200 && back.html.contains("you get back €24.50"))
            #expect(try await stage.get(address).html.contains("Your booking is confirmed"))
        }
    }

    @Test func `a booking moves to a listed time`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let address = try await stage.book(shop, at: "2026-03-09T09:00:00Z")
            _ = try await stage.book(shop, at: "2026-03-09T11:00:00Z")
            let times = try await stage.get("\(address)/move?day=2026-03-09")
            // Its own place is free for it, the other's is not.
            #expect(times.times.contains { $0.hasSuffix("2026-03-09T09:00:00Z") })
            #expect(!times.times.contains { $0.hasSuffix("2026-03-09T11:00:00Z") })
            let question = try await stage.get("\(address)/move?at=2026-03-09T12:00:00Z")
            #expect(question.html.contains("Move to Mon, Mar 9, 1:00"))
            let taken = try await stage.post("\(address)/move", [("at", "2026-03-09T11:00:00Z")])
            #expect(taken.status == 409 && taken.html.contains("This time has just been taken"))
            let moved = try await stage.post("\(address)/move", [("at", "2026-03-09T12:00:00Z")])
            #expect(moved.header("Location") == "\(address)?news=moved")
            let page = try await stage.get("\(address)?news=moved")
            #expect(page.html.contains("Your booking has been moved") && page.html.contains("1:00"))
        }
    }

    @Test func `the link of a mail opens its booking, and one that is forged or of other links opens nothing`()
        async throws
    {
        let links = try #require(ReminderLinkSigner(secrets: [[UInt8](repeating: 1, count: 32)]))
        let others = try #require(ReminderLinkSigner(secrets: [[UInt8](repeating: 2, count: 32)]))
        try await PageStage.run(bookingLinks: links) { stage in
            let shop = try await stage.open()
            _ = try await stage.book(shop, at: "2026-03-05T09:00:00Z")
            let rows = try await stage.database.transaction(.read) { connection in
                try await connection.query("SELECT booking_id FROM bookings")
            }
            let booking: BookingID = try #require(rows.first).decode("booking_id")
            let page = try await stage.get("/b/\(links.text(for: booking))")
            #expect(page.status == 200 && page.html.contains("Your booking is confirmed"))
            #expect(page.header("Referrer-Policy") == "no-referrer")
            for forged in [others.text(for: booking), "\(links.text(for: booking))0", booking.rawValue] {
                #expect(try await stage.get("/b/\(forged)").status == 404, "\(forged)")
            }
        }
    }

    @Test func `a price that was raised since is not asked of those who booked before`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let address = try await stage.book(shop, at: "2026-03-05T09:00:00Z")
            try await stage.database.transaction(.write) { connection in
                _ = try await connection.execute("UPDATE services SET price = 8000")
            }
            let page = try await stage.get(address)
            #expect(page.html.contains("€49.00") && !page.html.contains("€80.00"))
        }
    }

    @Test func `a reason for cancelling is text that can be sent on`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let address = try await stage.book(shop, at: "2026-03-05T09:00:00Z", paid: 0)
            let reason = "Ill\u{0}\u{202E}" + String(repeating: "e\u{301}", count: 900)
            #expect(try await stage.post("\(address)/cancel", [("reason", reason)]).status == 303)
            let rows = try await stage.database.transaction(.read) { connection in
                try await connection.query("SELECT note FROM booking_history WHERE kind = 'cancelled'")
            }
            let note: String = try #require(rows.first).decode("note")
            #expect(note.hasPrefix("Ille\u{301}") && note.unicodeScalars.count == 500)
        }
    }

    @Test func `what is held can be confirmed once it is known for whom`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let kim = ClientDetails(name: "Kim", email: "kim@example.org")
            let named = try await stage.hold(shop, at: "2026-03-05T09:00:00Z", for: kim)
            #expect(try await stage.get(named).html.contains("action=\"\(named)/confirm\""))
            let nameless = try await stage.hold(shop, at: "2026-03-05T11:00:00Z", for: .awaited)
            let page = try await stage.get(nameless)
            #expect(page.status == 200 && !page.html.contains("/confirm\""))
        }
    }

    @Test func `one click ends reminders, and another has them sent again`() async throws {
        let links = try #require(ReminderLinkSigner(secrets: [[UInt8](repeating: 1, count: 32)]))
        try await PageStage.run(reminderLinks: links) { stage in
            let shop = try await stage.open()
            _ = try await stage.book(shop, at: "2026-03-05T09:00:00Z")
            let rows = try await stage.database.transaction(.read) { connection in
                try await connection.query("SELECT booking_id FROM bookings")
            }
            let booking: BookingID = try #require(rows.first).decode("booking_id")
            let link = "/unsubscribe/\(links.text(for: booking, sentTo: "kim@example.org"))"
            let page = try await stage.get(link)
            #expect(page.status == 200 && page.header("Referrer-Policy") == "no-referrer")
            // As a mail program does by itself, which is on no page.
            let ended = try await stage.post(link, [("List-Unsubscribe", "One-Click")], headers: [:])
            #expect(ended.status == 200 && ended.html != page.html)
            #expect(try await stage.get(link).html == ended.html)
            #expect(try await stage.post(link, [("reminders", "resume")]).html == page.html)
            for forged in [links.text(for: booking), links.text(for: booking, sentTo: "lou@example.org")] {
                #expect(try await stage.get("/unsubscribe/\(forged)").status == 404)
            }
        }
    }

    @Test func `every answer under a secret address keeps it secret`() async throws {
        let log = PageLog()
        try await PageStage.run(logger: log.logger) { stage in
            let shop = try await stage.open()
            let address = try await stage.book(shop, at: "2026-03-05T09:00:00Z")
            var replies: [PageReply] = []
            for path in [
                "", "?lang=ar", "/cancel", "/move", "/move?at=2026-03-09T12:00:00Z", "/calendar.ics", "/pay",
                "/nothing",
            ] {
                replies.append(try await stage.get(address + path))
            }
            replies.append(try await stage.post("\(address)/cancel", [], headers: ["Sec-Fetch-Site": "cross-site"]))
            replies.append(try await stage.post("\(address)/cancel", [], headers: ["Origin": "null"]))
            for reply in replies {
                #expect(reply.header("Referrer-Policy") == "no-referrer", "\(reply.status) \(reply.html.prefix(200))")
            }
            let secret = try #require(address.split(separator: "/").last)
            #expect(!log.text.isEmpty && !log.text.contains(secret))
        }
    }
}
