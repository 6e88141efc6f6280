/// With which account, where and how Stripe is called.
package struct StripeSettings: Sendable {
    package var secretKey: SecretKey
    /// Without a slash at the end.
    package var baseURL = "https://api.stripe.com"
    /// Leaves out every parameter that simple stand-ins of Stripe refuse.
    ///
    /// These are Connect, descriptions, receipts, addresses to return to, reasons, fees, and what a confirmation would
    /// change. It is for tests against such a stand-in only: without them money goes elsewhere.
    package var plainParameters = false
    package var retries = RetryRule()

    package init(secretKey: SecretKey) {
        self.secretKey = secretKey
    }
}
