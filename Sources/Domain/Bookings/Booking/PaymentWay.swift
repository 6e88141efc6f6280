/// How a client is led to pay.
package enum PaymentWay: String, Sendable, CaseIterable {
    /// In the booking page itself, with the secret of Stripe's intent.
    case intent

    /// On a page of Stripe.
    case checkout
}
