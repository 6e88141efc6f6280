import HTTPTypes
import Testing

/// Pages on which something is paid ahead, with a strict fake of Stripe.
struct PagePaymentTests {
    private static let browser = ["Accept": "text/html", "Sec-Fetch-Site": "same-origin"]

    @Test func `the page of a booking leads to the payment, and says when it has arrived`() async throws {
        try await Till.run(returnURL: "https://book.example/paid") { till in
            let practice = try await till.practice(["kind": "deposit", "percent": 30])
            let stage = till.stage
            let form = try await stage.send(.get, "/anna/hour/book?at=2026-03-09T08:00:00Z", headers: Self.browser)
            #expect(form.status == 200 && form.text.contains("Book and pay €30.00"))
            let made = try await stage.send(
                .post,
                "/anna/hour/book",
                bytes: Array("name=Kim&email=kim%40example.org&at=2026-03-09T08:00:00Z".utf8),
                headers: Self.browser
            )
            let address = try #require(made.header("Location"), "\(made.status) \(made.text)")
            let waiting = try await stage.send(.get, address, headers: Self.browser)
            #expect(waiting.text.contains("Pay to confirm your booking") && waiting.text.contains("Pay €30.00"))
            let leaving = try await stage.send(.get, "\(address)/pay", headers: Self.browser)
            #expect(leaving.status == 303 && leaving.header("Referrer-Policy") == "no-referrer")
            let page = try #require(leaving.header("Location"))
            #expect(page.contains("cs_"), "\(page)")
            let booking = try #require(
                try await stage.send(.get, "/v1/bookings?provider=prv_anna", as: practice.key).json["items"].array.first
            )
            let id = try #require(booking["id"].string)
            let paid: JSONValue = ["amount": 3_000, "method": "card"]
            #expect(try await stage.send(.post, "/v1/bookings/\(id)/payments", paid, as: stage.admin).status < 500)
            #expect(try await stage.send(.get, "/paid", headers: Self.browser).text.contains("Thank you"))
        }
    }

    /// The way that was chosen with the booking is kept until the provider has approved it.
    @Test(arguments: Engine.allCases)
    func `a booking that is approved first is paid on its page then`(engine: Engine) async throws {
        try await Till.run(on: engine, returnURL: "https://book.example/paid") { till in
            let stage = till.stage
            let service: JSONValue = ["prepayment": ["kind": "deposit", "percent": 30], "requires_approval": true]
            let practice = try await stage.openPractice(service: service)
            let made = try await stage.send(
                .post,
                "/anna/hour/book",
                bytes: Array("name=Kim&email=kim%40example.org&at=2026-03-09T08:00:00Z".utf8),
                headers: Self.browser
            )
            let address = try #require(made.header("Location"), "\(made.status) \(made.text)")
            let waiting = try await stage.send(.get, address, headers: Self.browser)
            #expect(waiting.status == 200 && !waiting.text.contains("Pay €30.00"))
            let list = try await stage.send(.get, "/v1/bookings?provider=prv_anna", as: practice.key).json["items"]
            let id = try #require(list.array.first?["id"].string)
            #expect(try await stage.send(.post, "/v1/bookings/\(id)/confirm", as: practice.key).status == 200)
            try await till.work(for: 60)
            let due = try await stage.send(.get, address, headers: Self.browser)
            #expect(due.text.contains("Pay €30.00"), "\(due.text)")
            let leaving = try await stage.send(.get, "\(address)/pay", headers: Self.browser)
            #expect(leaving.status == 303)
            #expect(leaving.header("Location")?.contains("cs_") == true, "\(leaving.header("Location") ?? "")")
        }
    }

    /// The API offers the payment in the way that was asked for, also where the slot was held first.
    @Test(arguments: ["intent", "checkout"], [false, true])
    func `the API offers payment in the chosen way after approval`(way: String, isHeld: Bool) async throws {
        try await Till.run(returnURL: "https://book.example/paid") { till in
            let stage = till.stage
            let service: JSONValue = ["prepayment": ["kind": "all"], "requires_approval": true]
            let practice = try await stage.openPractice(service: service)
            let start = "2026-03-09T08:00:00Z"
            let booking: HeldBooking
            if isHeld {
                let slot: JSONValue = [
                    "provider_id": "prv_anna", "service_id": "svc_anna_hour", "start_at": .string(start),
                    "hold_seconds": 600,
                ]
                let held = try await stage.send(.post, "/v1/bookings", slot).json
                booking = HeldBooking(
                    id: try #require(held["booking"]["id"].string),
                    token: try #require(held["token"].string)
                )
                let details: JSONValue = ["client": ["name": "Kim"], "payment_way": .string(way)]
                let asked = try await stage.send(.post, "\(booking.path)/confirm", details, as: booking.token)
                #expect(asked.status == 200, "\(asked.json)")
            } else {
                booking = try await stage.booked(practice, at: start, ["payment_way": .string(way)])
            }
            #expect(try await stage.send(.get, "\(booking.path)/payment", as: booking.token).status == 404)
            let approved = try await stage.send(.post, "\(booking.path)/confirm", as: practice.key)
            #expect(approved.status == 200, "\(approved.json)")
            try await till.work(for: 60)
            let due = try await stage.send(.get, "\(booking.path)/payment", as: booking.token)
            #expect(due.status == 200, "\(due.json)")
            #expect((due.json["url"].string != nil) == (way == "checkout"), "\(due.json)")
            #expect((due.json["client_secret"].string != nil) == (way == "intent"), "\(due.json)")
        }
    }

    @Test func `what cannot be paid is not offered`() async throws {
        try await Till.run { till in
            _ = try await till.practice(["kind": "deposit", "percent": 30])
            let path = "/anna/hour/book?at=2026-03-09T08:00:00Z"
            let form = try await till.stage.send(.get, path, headers: Self.browser)
            #expect(form.status == 200 && form.text.contains("The payment page cannot be reached"))
            #expect(!form.text.contains("<button"))
        }
    }
}

extension Reply {
    fileprivate var text: String { String(decoding: bytes, as: UTF8.self) }
}
