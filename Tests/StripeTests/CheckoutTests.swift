import CivilTime
import Money
import Stripe
import StripeFake
import Testing

@Suite struct CheckoutTests {
    @Test func `a payer pays on a page, and the payment bears what was said of it`() async throws {
        try await Shop.open { shop in
            let session = try await makeSession(shop)
            #expect(session.status == .open && session.paymentStatus == .unpaid && session.url != nil)
            #expect(session.paymentIntent == nil && session.expiresAt == Shop.now + 1800)
            try await shop.control("checkout/\(session.id)/pay")
            let paid = try await shop.client.checkoutSession(session.id)
            #expect(paid.status == .complete && paid.paymentStatus == .paid && paid.url == nil)
            #expect(paid.metadata == ["booking": "bkg_1"])
            #expect(paid.paymentIntent?.object?.metadata == ["booking": "bkg_1"])
            #expect(paid.paymentIntent?.object?.status == .succeeded)
        }
    }

    @Test func `a page that holds the amount is complete and unpaid`() async throws {
        try await Shop.open { shop in
            let session = try await makeSession(shop, capture: .manual)
            try await shop.control("checkout/\(session.id)/pay")
            let held = try await shop.client.checkoutSession(session.id)
            #expect(held.status == .complete && held.paymentStatus == .unpaid)
            #expect(held.paymentIntent?.object?.status == .requiresCapture)
        }
    }

    @Test func `an expired page takes no payment`() async throws {
        try await Shop.open { shop in
            let session = try await makeSession(shop)
            let key = IdempotencyKey("expire:1")
            #expect(try await shop.client.expireCheckoutSession(session.id, idempotencyKey: key).status == .expired)
            await #expect(throws: Shop.ControlRefusal.self) { try await shop.control("checkout/\(session.id)/pay") }
            #expect(try await shop.objects("payment_intents").isEmpty)
        }
    }

    @Test func `a page that is paid cannot be expired any more`() async throws {
        try await Shop.open { shop in
            let session = try await makeSession(shop)
            try await shop.control("checkout/\(session.id)/pay")
            let error = await stripeError {
                try await shop.client.expireCheckoutSession(session.id, idempotencyKey: IdempotencyKey("expire:1"))
            }
            #expect(error?.outcome == .conflict)
        }
    }

    @Test func `the payment of an open page is not touched by itself`() async throws {
        try await Shop.open { shop in
            let session = try await makeSession(shop)
            await #expect(throws: Shop.ControlRefusal.self) {
                try await shop.control("checkout/\(session.id)/pay", ["payment_method": "pm_card_chargeDeclined"])
            }
            let id = try #require(try await shop.client.checkoutSession(session.id).paymentIntent?.id)
            let error = await stripeError {
                try await shop.client.cancelPayment(id, idempotencyKey: IdempotencyKey("cancel:1"))
            }
            #expect(error?.outcome == .conflict)
        }
    }

    private func makeSession(_ shop: Shop, capture: CaptureMethod = .automatic) async throws -> CheckoutSession {
        var session = NewCheckoutSession(
            try ChargeAmount(MonetaryAmount(4500, .euro)),
            productName: "Haircut & beard",
            successURL: "https://shop.example/done?cs={CHECKOUT_SESSION_ID}"
        )
        session.expiresAt = Shop.now + 1800
        session.captureMethod = capture
        session.clientReferenceID = "bkg_1"
        session.customerEmail = "kim@example.com"
        session.metadata = ["booking": "bkg_1"]
        return try await shop.client.createCheckoutSession(session, idempotencyKey: IdempotencyKey("session:1"))
    }
}
