/// A refund at the fake.
struct RefundRecord: Sendable {
    let id: String
    let created: Int64
    let amount: Int64
    let currency: String
    let charge: String
    let intent: String
    let reason: String?
    let metadata: [String: String]
    /// Taken back from the connected account, and given back of the fee.
    let transferReversed: Int64
    let feeRefunded: Int64
    var status: String
    var failureReason: String?

    /// Whether the money counts as gone back.
    var counts: Bool { status != "failed" && status != "canceled" }

    var json: JSON {
        [
            "id": .text(id), "object": "refund", "amount": .int(amount), "currency": .text(currency),
            "created": .int(created), "charge": .text(charge), "payment_intent": .text(intent),
            "status": .text(status), "reason": JSON(reason), "metadata": JSON(metadata),
            "failure_reason": JSON(failureReason),
            "pending_reason": status == "pending" ? "processing" : .null,
        ]
    }
}
