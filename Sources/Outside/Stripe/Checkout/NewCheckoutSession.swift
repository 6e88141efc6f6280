import Money
package import CivilTime

/// What a page to pay one thing is created with.
package struct NewCheckoutSession: Sendable {
    package var amount: ChargeAmount
    /// What is paid for, as the payer sees it.
    package var productName: String
    package var productDescription: String?
    /// Where the payer comes back to; `{CHECKOUT_SESSION_ID}` in it becomes the id of the session.
    package var successURL: String
    package var cancelURL: String?
    package var clientReferenceID: String?
    package var customerEmail: String?
    package var locale: String?
    /// 30 minutes to 24 hours from now; `nil` is 24 hours.
    package var expiresAt: Instant?
    package var captureMethod: CaptureMethod?
    package var description: String?
    package var receiptEmail: String?
    package var statementDescriptorSuffix: String?
    package var destination: Destination?
    /// Of the session, and of its payment as well: Stripe copies nothing from one to the other.
    package var metadata: [String: String] = [:]

    package init(_ amount: ChargeAmount, productName: String, successURL: String) {
        self.amount = amount
        self.productName = productName
        self.successURL = successURL
    }

    var form: Form {
        var form = Form()
        form.add("mode", "payment")
        form.add("success_url", successURL)
        form.add("cancel_url", cancelURL)
        form.add("submit_type", "book")
        form.add("client_reference_id", clientReferenceID)
        form.add("customer_email", customerEmail)
        form.add("locale", locale)
        form.add("expires_at", expiresAt)
        addLineItem(to: &form)
        form.add("metadata", metadata)
        addPayment(to: &form)
        return form
    }

    private func addLineItem(to form: inout Form) {
        let price = "line_items[0][price_data]"
        form.add("line_items[0][quantity]", 1)
        form.add("\(price)[currency]", amount.currencyCode)
        form.add("\(price)[unit_amount]", amount.amount.minorUnits)
        form.add("\(price)[product_data][name]", productName)
        form.add("\(price)[product_data][description]", productDescription)
    }

    private func addPayment(to form: inout Form) {
        let payment = "payment_intent_data"
        form.add("\(payment)[capture_method]", captureMethod?.rawValue)
        form.add("\(payment)[description]", description)
        form.add("\(payment)[receipt_email]", receiptEmail)
        form.add("\(payment)[statement_descriptor_suffix]", statementDescriptorSuffix)
        destination?.add(to: &form, in: payment)
        form.add("\(payment)[metadata]", metadata)
    }
}
