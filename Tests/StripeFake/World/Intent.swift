/// A payment at the fake.
struct Intent: Sendable {
    let id: String
    let created: Int64
    var amount: Int64
    var currency: String
    var isLive = false
    let isManual: Bool
    var method: String?
    var status = "requires_payment_method"
    var metadata: [String: String]
    var applicationFee: Int64?
    var destination: String?
    var onBehalfOf: String?
    var charge: String?
    var amountCapturable: Int64 = 0
    var amountReceived: Int64 = 0
    var lastError: JSON = .null
    var cancellationReason: String?
    var canceledAt: Int64?
    /// The session that it belongs to.
    var session: String?

    func json(charge expanded: JSON? = nil) -> JSON {
        [
            "id": .text(id), "object": "payment_intent", "amount": .int(amount), "currency": .text(currency),
            "status": .text(status), "created": .int(created), "livemode": .bool(isLive), "metadata": JSON(metadata),
            "capture_method": .text(isManual ? "manual" : "automatic_async"),
            "client_secret": .text(id + "_secret_fake"), "amount_capturable": .int(amountCapturable),
            "amount_received": .int(amountReceived), "latest_charge": expanded ?? JSON(charge),
            "payment_method": JSON(method), "last_payment_error": lastError,
            "cancellation_reason": JSON(cancellationReason), "canceled_at": JSON(canceledAt),
            "application_fee_amount": JSON(applicationFee), "on_behalf_of": JSON(onBehalfOf),
            "transfer_data": destination.map { ["destination": .text($0)] } ?? .null,
            "next_action": status == "requires_action"
                ? ["type": "redirect_to_url", "redirect_to_url": ["url": "https://hooks.example/3ds"]] : .null,
        ]
    }
}
