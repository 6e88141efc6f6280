extension World {
    /// The payer disputes a charge: all of it that was not refunded, unless `amount` says how much.
    mutating func dispute(
        _ intentID: String,
        amount: Int64?,
        reason: String?,
        isInquiry: Bool
    ) throws(Refusal) -> JSON {
        guard let id = try intent(intentID).charge, var charge = charges[id] else { throw .missing("charge", intentID) }
        charge.isDisputed = true
        charges.put(charge)
        var dispute = DisputeRecord(
            id: makeID("dp"),
            created: now,
            charge: id,
            intent: intentID,
            amount: amount ?? charge.remainder,
            currency: charge.currency,
            reason: reason ?? "fraudulent",
            status: isInquiry ? "warning_needs_response" : "needs_response",
            dueBy: now + Self.timeForEvidence
        )
        emit("charge.dispute.created", dispute.json)
        if isInquiry { disputes.put(dispute) } else { withdraw(&dispute) }
        return dispute.json
    }

    /// What becomes of a dispute: `escalate` an inquiry, `review`, also about another `amount`, `win`, `lose` or `close` it.
    mutating func decide(_ id: String, _ verb: String, amount: Int64?) throws(Refusal) -> JSON {
        guard var dispute = disputes[id] else { throw .missing("dispute", id) }
        guard dispute.isOpen else { throw Refusal(status: 400, message: "The dispute is \(dispute.status).") }
        switch (verb, dispute.isInquiry) {
        case ("escalate", true):
            dispute.status = "needs_response"
            dispute.dueBy = now + Self.timeForEvidence
            emit("charge.dispute.updated", dispute.json)
            withdraw(&dispute)
        case ("review", let isInquiry):
            if let amount, !isInquiry {
                dispute.movements.append(dispute.amount - amount)
                dispute.amount = amount
            }
            dispute.status = isInquiry ? "warning_under_review" : "under_review"
            emit("charge.dispute.updated", dispute.json)
        case ("win", false):
            dispute.status = "won"
            dispute.movements.append(dispute.amount)
            emit("charge.dispute.closed", dispute.json)
            emit("charge.dispute.funds_reinstated", dispute.json)
        case ("lose", false):
            dispute.status = "lost"
            emit("charge.dispute.closed", dispute.json)
        case ("close", true):
            dispute.status = "warning_closed"
            emit("charge.dispute.closed", dispute.json)
        default: throw Refusal(status: 400, message: "The dispute is \(dispute.status).")
        }
        disputes.put(dispute)
        return dispute.json
    }

    /// Seconds that there are to send evidence, from the day on which the bank asks for it.
    private static let timeForEvidence: Int64 = 7 * 86_400

    private mutating func withdraw(_ dispute: inout DisputeRecord) {
        dispute.movements.append(-dispute.amount)
        disputes.put(dispute)
        emit("charge.dispute.funds_withdrawn", dispute.json)
    }
}
