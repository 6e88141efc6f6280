/// How often requests that anybody can send lead to a call to Stripe.
package struct StripeCallLimits: Sendable {
    /// Calls for one payment at once; more as `secondsPerPayment` go by.
    package var burstPerPayment: Int64 = 3

    /// Seconds for which what Stripe said of a payment is told again, and after which one more call may be made for it.
    package var secondsPerPayment: Int64 = 10

    /// Calls that one address can cause at once, and then in a minute.
    package var perAddress: Int64 = 40

    package init() {}
}
