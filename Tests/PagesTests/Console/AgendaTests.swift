import Bookings
import CivilTime
import SQL
import Testing

/// A provider's day and week, and what is done with a booking.
struct AgendaTests {
    private static func owner(_ stage: PageStage, of shop: Shop) async throws -> [String: String] {
        try await stage.member("anna@example.org", .owner, of: shop, called: "Anna Berger")
        return try await stage.signedIn("anna@example.org")
    }

    @Test func `day and week show who comes, when the provider is open, and what is busy`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let owner = try await Self.owner(stage, of: shop)
            let id = try await stage.booking(shop, at: "2026-03-05T09:00:00Z")
            let gone = try await stage.booking(shop, at: "2026-03-05T12:00:00Z", for: "Gone Away")
            _ = try await stage.cancel(gone)
            for view in ["day", "week"] {
                let page = try await stage.get("/console/anna/\(view)?date=2026-03-05", headers: owner)
                #expect(page.html.contains("/console/anna/bookings/\(id)"), "\(view)")
                #expect(page.html.contains("Kim &lt;b&gt;Client&lt;/b&gt;") && page.html.contains("Haircut"))
                #expect(page.html.contains("Open: 9:00") && !page.html.contains("Gone Away"))
            }
            let other = try await stage.get("/console/anna/day?date=2026-03-06", headers: owner)
            #expect(other.html.contains("Nothing is booked on this day."))
            let start = try await stage.get("/console/anna", headers: owner)
            #expect(start.header("Location") == "/console/anna/day")
        }
    }

    @Test func `cancelling says before what goes back, and does nothing if that is no longer true`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let owner = try await Self.owner(stage, of: shop)
            let id = try await stage.booking(shop, at: "2026-03-05T09:00:00Z", paid: 4_900)
            let path = "/console/anna/bookings/\(id)"
            let question = try await stage.get("\(path)/cancel", headers: owner)
            // The provider gives everything back, whatever the policy.
            #expect(question.html.contains("€49.00 of €49.00 is refunded.") && question.form["refund"] == "4900")
            let revision = try #require(question.form["revision"])
            let less = try await stage.post(
                "\(path)/cancel",
                [("revision", revision), ("refund", "100")],
                headers: owner
            )
            #expect(less.status == 200 && less.html.contains("€49.00 of €49.00 is refunded."))
            let stale = try await stage.post("\(path)/cancel", [("revision", "1"), ("refund", "4900")], headers: owner)
            #expect(stale.header("Location") == "\(path)?news=changed")
            let form = [("revision", revision), ("refund", "4900"), ("reason", "Flooded")]
            #expect(
                try await stage.post("\(path)/cancel", form, headers: owner).header("Location") == "\(path)?news=done"
            )
            let again = try await stage.post("\(path)/cancel", form, headers: owner)
            #expect(again.header("Location") == "\(path)?news=changed")
            let page = try await stage.get(path, headers: owner)
            #expect(page.html.contains("Cancelled – Anna Berger") && page.html.contains("Flooded"))
        }
    }

    @Test func `a request is approved or declined, a payment recorded once, and a completion taken back`() async throws
    {
        try await PageStage.run { stage in
            let shop = try await stage.open { $0.requiresApproval = true }
            let owner = try await Self.owner(stage, of: shop)
            let id = try await stage.booking(shop, at: "2026-03-09T09:00:00Z")
            let path = "/console/anna/bookings/\(id)"
            // Today's page tells of requests for other days.
            let today = try await stage.get("/console/anna/day", headers: owner).html
            #expect(today.contains("To be approved") && today.contains(path) && today.contains("Mon, Mar 9, "))
            let later = try await stage.get("/console/anna/day?date=2026-03-10", headers: owner).html
            #expect(!later.contains("To be approved"))
            let asked = try await stage.get(path, headers: owner)
            #expect(asked.html.contains("To be approved") && asked.html.contains("\(path)/decline"))
            let revision = try #require(asked.form["revision"])
            _ = try await stage.post("\(path)/approve", [("revision", revision)], headers: owner)
            #expect(try await !stage.get("/console/anna/day", headers: owner).html.contains(path))
            let approved = try await stage.get(path, headers: owner)
            #expect(approved.html.contains("Confirmed – Anna Berger") && approved.form["amount"] == "49.00")
            let current = try #require(approved.form["revision"])
            let tooMuch = [("revision", current), ("amount", "49.01"), ("method", "cash")]
            #expect(try await stage.post("\(path)/payments", tooMuch, headers: owner).status == 422)
            let payment = [("revision", current), ("amount", "20,5"), ("method", "card"), ("note", "Deposit")]
            for news in ["done", "changed"] {
                let reply = try await stage.post("\(path)/payments", payment, headers: owner)
                #expect(reply.header("Location") == "\(path)?news=\(news)")
            }
            #expect(try await stage.get(path, headers: owner).html.contains("€28.50"))
            let other = try await stage.booking(shop, at: "2026-03-10T09:00:00Z")
            let question = try await stage.get("/console/anna/bookings/\(other)/decline", headers: owner)
            let decline = [("revision", question.form["revision"] ?? ""), ("reason", "Away")]
            _ = try await stage.post("/console/anna/bookings/\(other)/decline", decline, headers: owner)
            let declined = try await stage.get("/console/anna/bookings/\(other)", headers: owner)
            #expect(declined.html.contains("Cancelled – Anna Berger") && declined.html.contains("Away"))
        }
    }

    @Test func `a disputed payment is one line on the booking's page, and a column of the ledger`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let owner = try await Self.owner(stage, of: shop)
            let id = try await stage.booking(shop, at: "2026-03-09T09:00:00Z")
            let path = "/console/anna/bookings/\(id)"
            let form = try await stage.get(path, headers: owner).form
            let payment = [("revision", form["revision"] ?? ""), ("amount", "49"), ("method", "card")]
            _ = try await stage.post("\(path)/payments", payment, headers: owner)
            #expect(try await !stage.get("/console/anna/money", headers: owner).html.contains("Disputed"))
            try await stage.database.transaction(.write) { connection in
                // As if Stripe had told of it, which no page leads to.
                _ = try await connection.execute("UPDATE bookings SET refunded = paid")
                _ = try await connection.execute(
                    "UPDATE payments SET refunded = amount, disputed = amount, dispute_status = 'open'"
                )
                _ = try await connection.execute(
                    """
                    INSERT INTO disputes (provider_id, payment_id, dispute_id, status, amount, withdrawn, opened_at)
                    SELECT provider_id, payment_id, 'dp_1', 'open', amount, amount, recorded_at FROM payments
                    """
                )
            }
            let page = try await stage.get(path, headers: owner).html
            #expect(page.contains("€49.00 – open, withdrawn by the bank"))
            #expect(try await stage.get("/console/anna/money", headers: owner).html.contains("Disputed"))
        }
    }

    @Test func `a booking moves to a listed time`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let owner = try await Self.owner(stage, of: shop)
            let id = try await stage.booking(shop, at: "2026-03-09T09:00:00Z")
            _ = try await stage.booking(shop, at: "2026-03-09T11:00:00Z")
            let path = "/console/anna/bookings/\(id)"
            let times = try await stage.get("\(path)/move?day=2026-03-09", headers: owner)
            #expect(times.times.contains { $0.hasSuffix("2026-03-09T12:00:00Z") })
            #expect(!times.times.contains { $0.hasSuffix("2026-03-09T11:00:00Z") })
            let question = try await stage.get("\(path)/move?at=2026-03-09T12:00:00Z", headers: owner)
            let revision = try #require(question.form["revision"])
            let taken = [("revision", revision), ("at", "2026-03-09T11:00:00Z")]
            let refused = try await stage.post("\(path)/move", taken, headers: owner)
            #expect(refused.status == 409 && refused.html.contains("This time is taken"))
            let form = [("revision", revision), ("at", "2026-03-09T12:00:00Z")]
            #expect(
                try await stage.post("\(path)/move", form, headers: owner).header("Location") == "\(path)?news=done"
            )
        }
    }

    @Test func `somebody who walks in is booked, against the rules only with a reason, and never twice`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let owner = try await Self.owner(stage, of: shop)
            let page = try await stage.get("/console/anna/new/cut?date=2026-03-09", headers: owner)
            let key = try #require(page.form["key"])
            let nobody = [("key", key), ("date", "2026-03-09"), ("time", "10:00")]
            #expect(try await stage.post("/console/anna/new/cut", nobody, headers: owner).status == 422)
            let form = nobody + [("name", "Walk In")]
            let first = try await stage.post("/console/anna/new/cut", form, headers: owner)
            let address = try #require(first.header("Location"))
            #expect(first.status == 303 && address.hasPrefix("/console/anna/bookings/bkg_anna_"))
            #expect(try await stage.post("/console/anna/new/cut", form, headers: owner).header("Location") == address)
            let other = [("key", ""), ("date", "2026-03-09"), ("time", "10:00"), ("name", "Too Late")]
            let taken = try await stage.post("/console/anna/new/cut", other, headers: owner)
            #expect(taken.status == 409 && taken.html.contains("This time is taken") && taken.html.contains("Too Late"))
            let late = [("key", ""), ("date", "2026-03-09"), ("time", "20:00"), ("name", "Night Owl")]
            let refused = try await stage.post("/console/anna/new/cut", late, headers: owner)
            #expect(refused.status == 409 && refused.html.contains("Your own rules do not allow this time"))
            let reason = late + [("override", "An old friend")]
            let booked = try await stage.post("/console/anna/new/cut", reason, headers: owner)
            #expect(booked.status == 303)
            let detail = try await stage.get(booked.header("Location") ?? "", headers: owner)
            #expect(detail.html.contains("An old friend") && detail.html.contains("Booked – Anna Berger"))
        }
    }
}

extension PageStage {
    /// Cancels a booking as its client would.
    fileprivate func cancel(_ id: BookingID) async throws -> Booking {
        let desk = BookingDesk(zones: .system, evaluators: PolicyEvaluators(), observers: [])
        return try await desk.deciding(on: database, by: .client(id), at: Self.now) {
            try await $0.cancel(id, reason: nil, in: $1).booking
        }
    }
}
