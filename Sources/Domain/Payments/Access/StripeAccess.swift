import Money
package import Bookings
package import Stripe

/// How this server reaches Stripe, and on what terms it takes payments there.
package struct StripeAccess: Sendable {
    package let client: StripeClient
    package let verifier: WebhookVerifier

    /// On what terms bookings are made that are paid ahead.
    package let terms: PaymentTerms
    package let limits: StripeCallLimits

    /// - Parameters:
    ///   - client: Calls Stripe.
    ///   - verifier: Knows Stripe's webhooks.
    ///   - hold: Seconds for which a slot is held while its client pays.
    ///   - holdAfterApproval: Seconds that a client has for paying once the provider has approved.
    ///   - openingGrace: Seconds after which a job opens a payment whose request was interrupted before that.
    ///   - returnURL: Where Stripe's own page leads the client back to; none offers no such page.
    ///   - limits: How often requests that anybody can send lead to a call.
    package init(
        client: StripeClient,
        verifier: WebhookVerifier,
        hold: Int64 = PaymentTerms.standardHold,
        holdAfterApproval: Int64 = PaymentTerms.standardHoldAfterApproval,
        openingGrace: Int64 = PaymentTerms.standardOpeningGrace,
        returnURL: String? = nil,
        limits: StripeCallLimits = StripeCallLimits()
    ) {
        self.client = client
        self.verifier = verifier
        self.limits = limits
        terms = PaymentTerms(
            hold: hold,
            holdAfterApproval: holdAfterApproval,
            openingGrace: openingGrace,
            returnURL: returnURL
        ) { amount in
            ChargeLimits.refusal(of: amount).map { $0.reason(in: amount.currency) }
        }
    }
}
