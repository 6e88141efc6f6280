import CivilTime
import Money
import Stripe
import StripeFake
import Testing

@Suite struct PaymentTests {
    @Test func `a card pays at once`() async throws {
        try await Shop.open { shop in
            let payment = try await shop.pay()
            #expect(payment.status == .succeeded && payment.amountReceived == 2000 && payment.currency == "eur")
            let again = try await shop.client.payment(payment.id)
            #expect(again.latestCharge?.object?.amountCaptured == 2000)
            #expect(again.metadata == ["booking": "bkg_1"])
        }
    }

    @Test func `a held amount is captured in part`() async throws {
        try await Shop.open { shop in
            let held = try await shop.pay(capture: .manual)
            #expect(held.status == .requiresCapture && held.amountCapturable == 2000)
            let expanded = try await shop.client.payment(held.id)
            #expect(expanded.latestCharge?.object?.captureBefore == Shop.now + 7 * 86_400)
            let key = IdempotencyKey("capture:1")
            let taken = try await shop.client.capturePayment(held.id, Capture(amount: 1500), idempotencyKey: key)
            #expect(taken.status == .succeeded && taken.amountReceived == 1500)
        }
    }

    @Test func `a held amount is released, and one that lapsed cannot be captured`() async throws {
        try await Shop.open { shop in
            let held = try await shop.pay(capture: .manual)
            let cancelled = try await shop.client.cancelPayment(
                held.id,
                reason: .requestedByCustomer,
                idempotencyKey: IdempotencyKey("cancel:1")
            )
            #expect(cancelled.status == .canceled && cancelled.cancellationReason == "requested_by_customer")
            let other = try await shop.pay("pay:2", capture: .manual)
            try await shop.control("clock", ["now": .int(Shop.now.secondsSince1970 + 8 * 86_400)])
            let error = await stripeError {
                try await shop.client.capturePayment(other.id, idempotencyKey: IdempotencyKey("capture:2"))
            }
            #expect(error?.outcome == .conflict && error?.payment?.status == .canceled)
        }
    }

    @Test(arguments: [
        ("pm_card_chargeDeclined", "card_declined", "generic_decline"),
        ("pm_card_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"),
        ("pm_card_chargeDeclinedExpiredCard", "expired_card", nil),
    ])
    func `a declined card is the payer's matter, and the payment goes on`(
        method: String,
        code: String,
        declineCode: String?
    ) async throws {
        try await Shop.open { shop in
            let error = try #require(await stripeError { try await shop.pay(method: method) })
            #expect(error.outcome == .refused(.payer) && error.status == 402)
            #expect(error.stripeCode == code && error.declineCode == declineCode && error.payerMessage != nil)
            let payment = try #require(error.payment)
            #expect(payment.status == .requiresPaymentMethod && payment.lastPaymentError?.code == code)
            let paid = try await shop.client.confirmPayment(
                payment.id,
                Confirmation(paymentMethod: "pm_card_visa"),
                idempotencyKey: IdempotencyKey("confirm:1")
            )
            #expect(paid.status == .succeeded)
        }
    }

    @Test func `a payer who must prove themselves is sent to do so`() async throws {
        try await Shop.open { shop in
            let payment = try await shop.pay(method: "pm_card_authenticationRequired")
            #expect(payment.status == .requiresAction && payment.nextAction?.url?.hasPrefix("https://") == true)
            try await shop.control("payment_intents/\(payment.id)/authenticate", ["success": true])
            #expect(try await shop.client.payment(payment.id).status == .succeeded)
        }
    }

    @Test func `a destination charge names account and fee`() async throws {
        try await Shop.open { shop in
            var payment = NewPayment(try ChargeAmount(MonetaryAmount(2000, .euro)))
            payment.paymentMethod = "pm_card_visa"
            payment.confirms = true
            let account = try #require(ConnectedAccount.ID(rawValue: "acct_1"))
            payment.destination = Destination(account: account, applicationFee: 200, isOnBehalf: true)
            let made = try await shop.client.createPayment(payment, idempotencyKey: IdempotencyKey("pay:1"))
            #expect(made.applicationFeeAmount == 200)
            let stored = try #require(try await shop.objects("payment_intents").first)
            #expect(stored["transfer_data"]?["destination"] == "acct_1" && stored["on_behalf_of"] == "acct_1")
            var refund = NewRefund(made.id, amount: 1000)
            refund.reversesTransfer = true
            refund.refundsApplicationFee = true
            _ = try await shop.client.createRefund(refund, idempotencyKey: IdempotencyKey("refund:1"))
            let returned = try #require(try await shop.objects("refunds").first)
            #expect(returned["transfer_reversed"] == 1000 && returned["fee_refunded"] == 100)
        }
    }

    @Test func `payments are listed page by page, newest first`() async throws {
        try await Shop.open { shop in
            for index in 0..<5 { _ = try await shop.pay("pay:\(index)") }
            let first = try await shop.client.payments(Page(limit: 3))
            #expect(first.data.count == 3 && first.hasMore)
            let rest = try await shop.client.payments(Page(limit: 3, after: first.data.last?.id))
            #expect(rest.data.count == 2 && !rest.hasMore)
            #expect(Set((first.data + rest.data).map(\.id)).count == 5)
            #expect(try await shop.client.payments(Page(createdFrom: Shop.now + 1)).data.isEmpty)
        }
    }
}
