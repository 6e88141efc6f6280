/// A charge at the fake: one try of a payment.
struct ChargeRecord: Sendable {
    let id: String
    let created: Int64
    let intent: String
    let amount: Int64
    let currency: String
    var status: String
    var amountCaptured: Int64 = 0
    var amountRefunded: Int64 = 0
    var captureBefore: Int64?
    var applicationFee: Int64?
    var destination: String?
    var isDisputed = false

    /// What can still be refunded.
    var remainder: Int64 { amountCaptured - amountRefunded }

    var json: JSON {
        [
            "id": .text(id), "object": "charge", "amount": .int(amount), "currency": .text(currency),
            "created": .int(created), "livemode": false, "payment_intent": .text(intent), "status": .text(status),
            "paid": .bool(status == "succeeded"), "captured": .bool(amountCaptured > 0),
            "amount_captured": .int(amountCaptured), "amount_refunded": .int(amountRefunded),
            "refunded": .bool(amountCaptured > 0 && remainder == 0), "disputed": .bool(isDisputed),
            "application_fee_amount": JSON(applicationFee), "metadata": [:],
            "payment_method_details": [
                "type": "card", "card": ["brand": "visa", "capture_before": JSON(captureBefore)],
            ],
        ]
    }
}
