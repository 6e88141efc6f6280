import CivilTime
import Foundation
import HTTPTransport
import LoopbackServers
import Money
import Stripe
import Testing

/// The client beside a stand-in of Stripe that nobody here wrote.
@Suite struct LocalStripeTests {
    private let peer: LocalStripe
    private let http: HTTPClient
    private let client: StripeClient

    init() throws {
        peer = try LocalStripe()
        http = try HTTPClient()
        let key = try #require(SecretKey("sk_test_12345"))
        var settings = StripeSettings(secretKey: key)
        settings.baseURL = peer.process.url
        settings.plainParameters = true
        client = StripeClient(settings, over: http, clock: ContinuousClock()) { 0 }
    }

    @Test func `a payment is made, read, listed and refunded`() async throws {
        let payment = try await client.createPayment(newPayment(), idempotencyKey: IdempotencyKey("pay:1"))
        #expect(payment.status == .succeeded && payment.amount == 2000 && payment.currency == "eur")
        let read = try await client.payment(payment.id)
        #expect(read.latestCharge?.object?.amount == 2000 && read.metadata == ["booking": "bkg_1"])
        #expect(try await client.payments(Page(limit: 10)).data.map(\.id) == [payment.id])
        for (index, amount) in [500, 1500].enumerated() {
            var refund = NewRefund(payment.id, amount: Int64(amount))
            refund.metadata = ["refund": "\(index)"]
            let made = try await client.createRefund(refund, idempotencyKey: IdempotencyKey("refund:\(index)"))
            #expect(made.status == .succeeded && made.paymentIntent?.id == payment.id)
            #expect(try await client.refund(made.id).amount == Int64(amount))
        }
        #expect(try await client.allRefunds(of: payment.id).map(\.amount).sorted() == [500, 1500])
    }

    @Test func `a payment is confirmed by itself, held, captured and cancelled`() async throws {
        var payment = try newPayment()
        payment.confirms = false
        payment.captureMethod = .manual
        let made = try await client.createPayment(payment, idempotencyKey: IdempotencyKey("pay:1"))
        #expect(made.status == .requiresConfirmation)
        let held = try await client.confirmPayment(made.id, Confirmation(), idempotencyKey: IdempotencyKey("confirm:1"))
        #expect(held.status == .requiresCapture)
        let taken = try await client.capturePayment(made.id, idempotencyKey: IdempotencyKey("capture:1"))
        #expect(taken.status == .succeeded)
        let other = try await client.createPayment(payment, idempotencyKey: IdempotencyKey("pay:2"))
        let cancelled = try await client.cancelPayment(
            other.id,
            reason: .abandoned,
            idempotencyKey: IdempotencyKey("cancel:2")
        )
        #expect(cancelled.status == .canceled)
    }

    @Test func `errors without code and bodies without JSON are told by status`() async throws {
        var payment = try newPayment()
        payment.paymentMethod = "pm_card_chargeCustomerFail"
        let declined = payment
        let refusal = await stripeError {
            try await client.createPayment(declined, idempotencyKey: IdempotencyKey("pay:1"))
        }
        #expect(refusal?.outcome == .refused(.payer))
        let session = NewCheckoutSession(
            try ChargeAmount(MonetaryAmount(2000, .euro)),
            productName: "Cut",
            successURL: "https://a.example"
        )
        let missing = await stripeError {
            try await client.createCheckoutSession(session, idempotencyKey: IdempotencyKey("session:1"))
        }
        #expect(missing?.outcome == .bug && missing?.status == 404)
        let id = try #require(PaymentIntent.ID(rawValue: "pi_unknown"))
        #expect(await stripeError { try await client.payment(id) }?.outcome == .refused(.notFound))
    }

    @Test func `its signed webhook is verified and read`() async throws {
        let endpoint = try await Endpoint()
        try await endpoint.serve {
            let document = #"{"url": "\#(endpoint.url)", "secret": "whsec_local"}"#
            let answer = try await http.send(
                HTTPRequest(
                    .post,
                    peer.process.url + "/_config/webhooks/ours",
                    headers: ["Content-Type": "application/json"],
                    body: Array(document.utf8)
                )
            )
            #expect(answer.status == 200)
            let payment = try await client.createPayment(newPayment(), idempotencyKey: IdempotencyKey("pay:1"))
            let event = try await firstEvent(of: .paymentSucceeded, at: endpoint)
            #expect(event.id(of: .payment) == payment.id)
        }
    }

    /// Waits until it came; localstripe sends a second after the fact.
    private func firstEvent(of kind: StripeEvent.Kind, at endpoint: Endpoint) async throws -> StripeEvent {
        let verifier = try WebhookVerifier(secrets: ["whsec_local"])
        let deadline = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < deadline {
            let now = Instant(Int64(Date().timeIntervalSince1970))
            for request in endpoint.requests {
                let event = try verifier.event(request.body, header: request.signature, now: now)
                if event.kind == kind { return event }
            }
            await Task.yield()
        }
        throw CancellationError()
    }

    private func newPayment() throws -> NewPayment {
        var payment = NewPayment(try ChargeAmount(MonetaryAmount(2000, .euro)))
        payment.paymentMethod = "pm_card_visa"
        payment.confirms = true
        payment.description = "left out"
        payment.metadata = ["booking": "bkg_1"]
        return payment
    }
}
