import Money

/// What a payment is created with.
package struct NewPayment: Sendable {
    /// In minor units as Stripe carries them: see `ChargeAmount`.
    package var amount: ChargeAmount
    package var captureMethod: CaptureMethod?
    /// The id of a payment method, such as `pm_…`.
    package var paymentMethod: String?
    /// Whether it is confirmed in the same call.
    package var confirms = false
    package var isOffSession: Bool?
    package var returnURL: String?
    package var customer: String?
    package var description: String?
    package var receiptEmail: String?
    package var statementDescriptorSuffix: String?
    /// Whether Stripe chooses the ways to pay that the account has enabled.
    package var automaticPaymentMethods: Bool?
    package var destination: Destination?
    package var transferGroup: String?
    package var metadata: [String: String] = [:]

    package init(_ amount: ChargeAmount) {
        self.amount = amount
    }

    /// The fields; where `plain`, without what simple stand-ins of Stripe refuse.
    func form(plain: Bool) -> Form {
        var form = Form()
        form.add("amount", amount.amount.minorUnits)
        form.add("currency", amount.currencyCode)
        form.add("capture_method", captureMethod?.rawValue)
        form.add("payment_method", paymentMethod)
        if confirms { form.add("confirm", true) }
        form.add("off_session", isOffSession)
        form.add("customer", customer)
        form.add("metadata", metadata)
        if plain { return form }
        form.add("return_url", returnURL)
        form.add("description", description)
        form.add("receipt_email", receiptEmail)
        form.add("statement_descriptor_suffix", statementDescriptorSuffix)
        form.add("automatic_payment_methods[enabled]", automaticPaymentMethods)
        destination?.add(to: &form)
        form.add("transfer_group", transferGroup)
        return form
    }
}
