/// A dispute at the fake.
struct DisputeRecord: Sendable {
    let id: String
    let created: Int64
    let charge: String
    let intent: String
    var amount: Int64
    let currency: String
    let reason: String
    var status: String
    /// Until when evidence is taken.
    var dueBy: Int64
    /// What was withdrawn for it and put back, in their order.
    var movements: [Int64] = []

    /// Whether it is an inquiry, for which nothing is withdrawn.
    var isInquiry: Bool { status.hasPrefix("warning_") }
    var isOpen: Bool { !["won", "lost", "warning_closed"].contains(status) }

    /// Whether Stripe refuses to refund the charge because of it.
    var forbidsRefunds: Bool { status != "won" && !isInquiry }

    var json: JSON {
        [
            "id": .text(id), "object": "dispute", "created": .int(created), "charge": .text(charge),
            "payment_intent": .text(intent), "amount": .int(amount), "currency": .text(currency),
            "reason": .text(reason), "status": .text(status), "livemode": false, "metadata": [:],
            "is_charge_refundable": .bool(!forbidsRefunds),
            "evidence_details": [
                "due_by": isOpen ? .int(dueBy) : .null, "has_evidence": false, "past_due": false, "submission_count": 0,
            ],
            "balance_transactions": .list(
                movements.enumerated().map { number, amount in
                    [
                        "id": .text("txn_\(id)_\(number)"), "object": "balance_transaction", "amount": .int(amount),
                        "currency": .text(currency), "type": "adjustment",
                    ]
                }
            ),
        ]
    }
}
