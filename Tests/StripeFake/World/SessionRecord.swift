/// A checkout page at the fake.
struct SessionRecord: Sendable {
    let id: String
    let created: Int64
    let amount: Int64
    let currency: String
    let expiresAt: Int64

    /// Where the page leads after the payment.
    let successURL: String
    let clientReference: String?
    let metadata: [String: String]
    /// `payment_intent_data` as it was sent.
    let payment: FormTree?
    var status = "open"
    var paymentStatus = "unpaid"
    var intent: String?

    func json(payment expanded: JSON? = nil) -> JSON {
        [
            "id": .text(id), "object": "checkout.session", "created": .int(created), "livemode": false,
            "mode": "payment", "status": .text(status), "payment_status": .text(paymentStatus),
            "amount_total": .int(amount), "currency": .text(currency), "expires_at": .int(expiresAt),
            "success_url": .text(successURL),
            "client_reference_id": JSON(clientReference), "metadata": JSON(metadata),
            "payment_intent": expanded ?? JSON(intent),
            "url": status == "open" ? .text("https://checkout.example/c/pay/\(id)") : .null,
        ]
    }
}
