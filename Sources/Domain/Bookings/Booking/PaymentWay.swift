/// How a client is led to pay.
package enum PaymentWay: String, Sendable, CaseIterable {
    /// On the booking's own page, with the client secret of Stripe's PaymentIntent.
    case intent

    /// On Stripe's Checkout page.
    case checkout
}
