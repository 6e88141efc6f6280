/// What a payment is confirmed with.
package struct Confirmation: Sendable {
    /// The id of a payment method; `nil` takes the one the payment has.
    package var paymentMethod: String?
    package var returnURL: String?
    package var isOffSession: Bool?

    package init(paymentMethod: String? = nil, returnURL: String? = nil, isOffSession: Bool? = nil) {
        self.paymentMethod = paymentMethod
        self.returnURL = returnURL
        self.isOffSession = isOffSession
    }

    func form(plain: Bool) -> Form {
        var form = Form()
        if plain { return form }
        form.add("payment_method", paymentMethod)
        form.add("return_url", returnURL)
        form.add("off_session", isOffSession)
        return form
    }
}
