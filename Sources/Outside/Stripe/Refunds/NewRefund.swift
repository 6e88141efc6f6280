/// What a refund is created with.
package struct NewRefund: Sendable {
    package var payment: PaymentIntent.ID
    /// In minor units as Stripe carries them; never left to Stripe, whose default is what is left at that moment.
    package var amount: Int64
    package var reason: Reason?
    /// Whether the connected account gives its share back; else the platform pays all of it.
    package var reversesTransfer: Bool?
    /// Whether the platform gives its fee back, in proportion.
    package var refundsApplicationFee: Bool?
    package var metadata: [String: String] = [:]

    package init(_ payment: PaymentIntent.ID, amount: Int64) {
        self.payment = payment
        self.amount = amount
    }

    func form(plain: Bool) -> Form {
        var form = Form()
        form.add("payment_intent", payment.rawValue)
        form.add("amount", amount)
        form.add("metadata", metadata)
        if plain { return form }
        form.add("reason", reason?.rawValue)
        form.add("reverse_transfer", reversesTransfer)
        form.add("refund_application_fee", refundsApplicationFee)
        return form
    }

    package enum Reason: String, Sendable {
        case duplicate
        case fraudulent
        case requestedByCustomer = "requested_by_customer"
    }
}
