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
}
