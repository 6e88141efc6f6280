@testable import BookableServer
@testable import Payments
import HTTPTransport
import HTTPTypes
import Stripe
import Testing

/// What a client is told of a payment that Stripe does not take.
struct PaymentRefusalTests {
    /// An address for documentation, which is refused before anything is sent.
    private static let address = "http://192.0.2.2"

    private func access(over http: HTTPClient) throws -> StripeAccess {
        var settings = StripeSettings(secretKey: try #require(SecretKey("sk_test_refused")))
        settings.baseURL = Self.address
        return StripeAccess(
            client: StripeClient(settings, over: http, clock: ContinuousClock(), random: { 0.5 }),
            verifier: try WebhookVerifier(secrets: ["whsec_refused"], tolerance: 300)
        )
    }

    @Test func `a client learns neither addresses nor what Stripe said`() async throws {
        let http = try HTTPClient()
        try await Stage.run(stripe: try access(over: http)) { stage in
            let anna = try await stage.openPractice(service: ["prepayment": ["kind": "all"]])
            let reply = try await stage.book(anna, at: "2026-03-09T08:00:00Z")
            #expect(reply.status == 422 && reply.code == "payment_refused", "\(reply.json)")
            #expect(reply.json["detail"] == "Stripe refused the payment, and the slot is free again.")
            let bookings = try await stage.send(.get, "/v1/bookings", as: anna.key)
            let id = try #require(bookings.json["items"][0]["id"].string)
            let payments = try await stage.send(.get, "/v1/bookings/\(id)/payments", as: anna.key)
            #expect(payments.json["items"][0]["problem"].string?.contains("192.0.2.2") == true)
            #expect(!String(decoding: reply.bytes, as: UTF8.self).contains("192.0.2.2"))
        }
        await http.close()
    }

    @Test func `that Stripe fails is told to the client and to those who run the server`() async throws {
        let log = LogRecord()
        try await Till.run(logger: log.logger) { till in
            let practice = try await till.practice()
            try await till.control("faults", ["rates": ["unavailable": 1_000]])
            let made = try await till.stage.book(practice, at: "2026-03-09T08:00:00Z")
            #expect(made.status == 201 && made.json["payment"]["status"] == "requested", "\(made.json)")
            #expect(made.json["payment"]["retry_after"].integer != nil)
            #expect(log.text.contains("error Stripe did not open a payment"), "\(log.text)")
            let id = try #require(made.json["booking"]["id"].string)
            let token = try #require(made.json["token"].string)
            let path = "/v1/bookings/\(id)/payment"
            try await till.control("faults")
            till.stage.clock.advance(by: 11)
            let calls = try await till.calls()
            let waiting = try await till.stage.send(.get, path, as: token)
            #expect(waiting.json["status"] == "requested" && waiting.json["retry_after"] == 5, "\(waiting.json)")
            #expect(try await till.calls() == calls, "Reading acts at Stripe.")
            #expect(try await till.work(for: 60) == 0)
            till.stage.clock.advance(by: 11)
            let open = try await till.stage.send(.get, path, as: token)
            #expect(open.json["status"] == "open" && open.json["retry_after"] == .null, "\(open.json)")
            try await till.control("faults", ["rates": ["unavailable": 1_000]])
            till.stage.clock.advance(by: 11)
            let failed = try await till.stage.send(.get, path, as: token)
            #expect(failed.status == 503 && failed.code == "unavailable", "\(failed.json)")
            #expect(failed.headers[.retryAfter].flatMap { Int($0) } != nil)
            #expect(log.text.contains("error Request failed"))
        }
    }
}
