/// How much of a held amount is taken.
package struct Capture: Sendable {
    /// In minor units as Stripe carries them; the rest is released, and `nil` takes all.
    package var amount: Int64?
    /// The platform's fee, where it differs from the one the payment was created with.
    package var applicationFee: Int64?
    package var metadata: [String: String]

    package init(amount: Int64? = nil, applicationFee: Int64? = nil, metadata: [String: String] = [:]) {
        self.amount = amount
        self.applicationFee = applicationFee
        self.metadata = metadata
    }

    func form(plain: Bool) -> Form {
        var form = Form()
        form.add("amount_to_capture", amount)
        if plain { return form }
        form.add("application_fee_amount", applicationFee)
        form.add("metadata", metadata)
        return form
    }
}
