import Bookings

extension WaitPolicy {
    /// For a payment that is to be cancelled while a bank still processes it.
    ///
    /// Until the bank has answered, Stripe can neither cancel the payment nor give it back. Debits take up to 14 business
    /// days, which is three weeks, and after that a person should look: the limit is 30 days.
    static let processingPayment = WaitPolicy(first: 30, longest: 6 * 3_600, limit: 30 * 86_400)

    /// For whatever cannot be asked of Stripe: it is down, or refuses the key, or the account may not do this.
    ///
    /// Stripe's outages take hours, and a key that nobody replaces may take until somebody is back from leave: the limit is 30 days.
    static let stripeOutage = WaitPolicy(first: 5, longest: 3_600, limit: 30 * 86_400)

    /// For a refund that Stripe has accepted and not paid yet.
    ///
    /// To a card it is paid at once; by bank transfer it takes days, and the client may first have to name an account,
    /// for which Stripe waits 45 days.
    static let refundUnderWay = WaitPolicy(first: 60, longest: 6 * 3_600, limit: 60 * 86_400)
}
