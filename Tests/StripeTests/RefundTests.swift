import Stripe
import StripeFake
import Testing

@Suite struct RefundTests {
    @Test func `refunds add up to no more than was paid`() async throws {
        try await Shop.open { shop in
            let payment = try await shop.pay()
            let first = try await refund(shop, payment, 1500, "refund:1")
            #expect(first.status == .succeeded && first.amount == 1500)
            let over = await stripeError { try await refund(shop, payment, 501, "refund:2") }
            #expect(over?.outcome == .conflict)
            _ = try await refund(shop, payment, 500, "refund:3")
            let again = await stripeError { try await refund(shop, payment, 1, "refund:4") }
            #expect(again?.outcome == .alreadyDone)
            let all = try await shop.client.allRefunds(of: payment.id)
            #expect(all.map(\.amount) == [500, 1500])
        }
    }

    @Test func `a refund may fail after it succeeded, and then there is something to refund again`() async throws {
        try await Shop.open { shop in
            let payment = try await shop.pay()
            let first = try await refund(shop, payment, 2000, "refund:1")
            try await shop.control("refunds/\(first.id)/fail")
            let failed = try await shop.client.refund(first.id)
            #expect(failed.status == .failed && failed.failureReason != nil)
            #expect(try await refund(shop, payment, 2000, "refund:2").status == .succeeded)
        }
    }

    @Test func `a pending refund is settled later`() async throws {
        try await Shop.open { shop in
            try await shop.control("settings", ["refunds_pending": true])
            let payment = try await shop.pay()
            let first = try await refund(shop, payment, 2000, "refund:1")
            #expect(first.status == .pending)
            try await shop.control("refunds/\(first.id)/settle")
            #expect(try await shop.client.refund(first.id).status == .succeeded)
        }
    }

    @Test func `a disputed charge is not refunded`() async throws {
        try await Shop.open { shop in
            let payment = try await shop.pay()
            try await shop.control("payment_intents/\(payment.id)/dispute")
            let error = await stripeError { try await refund(shop, payment, 2000, "refund:1") }
            #expect(error?.outcome == .refused(.disputed))
            let dispute = try #require(try await shop.client.allDisputes(of: payment.id).first)
            #expect(dispute.status == .needsResponse && dispute.amount == 2000 && dispute.isWithdrawn)
            try await shop.control("disputes/\(dispute.id)/win")
            let won = try #require(try await shop.client.disputes().data.first)
            #expect(won.status == .won && !won.isWithdrawn)
        }
    }

    private func refund(
        _ shop: Shop,
        _ payment: PaymentIntent,
        _ amount: Int64,
        _ key: String
    ) async throws -> Refund {
        var refund = NewRefund(payment.id, amount: amount)
        refund.reason = .requestedByCustomer
        refund.metadata = ["refund": key]
        return try await shop.client.createRefund(refund, idempotencyKey: IdempotencyKey(key))
    }
}
