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
