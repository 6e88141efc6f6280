/// What Stripe reports of a payment, in the terms in which it was asked for.
package struct PaymentReport: Hashable, Sendable {
    package var status: ReportedPaymentStatus

    /// Minor units that the payer is asked for; `nil` if Stripe does not say.
    package var amount: Int64?

    /// Minor units that were received; `nil` if Stripe does not say.
    package var received: Int64?

    /// The code that Stripe gives, in capital letters; `nil` if Stripe does not say.
    package var currency: String?

    /// The account that the money goes to; `nil` for the platform's own.
    package var account: String?

    /// Whether `account` is known.
    package var tellsAccount: Bool

    /// Whether it is of Stripe's other mode, test or live.
    package var isOfOtherMode: Bool

    /// What Stripe calls the payment, once there is a name.
    package var intent: String?

    /// Our id that the payment carries, if it carries one.
    package var payment: String?

    /// What was received, once something was.
    var moneyReceived: Int64? { status == .received ? received ?? amount : nil }

    package init(
        _ status: ReportedPaymentStatus,
        amount: Int64? = nil,
        received: Int64? = nil,
        currency: String? = nil,
        account: String? = nil,
        tellsAccount: Bool = false,
        isOfOtherMode: Bool = false,
        intent: String? = nil,
        payment: String? = nil
    ) {
        self.status = status
        self.amount = amount
        self.received = received
        self.currency = currency
        self.account = account
        self.tellsAccount = tellsAccount
        self.isOfOtherMode = isOfOtherMode
        self.intent = intent
        self.payment = payment
    }
}
