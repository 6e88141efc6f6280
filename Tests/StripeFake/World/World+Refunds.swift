extension World {
    mutating func createRefund(_ form: FormTree) throws(Refusal) -> JSON {
        var charge = try chargeToRefund(form)
        guard charge.amountCaptured > 0 else {
            throw Refusal(
                status: 400,
                code: "payment_intent_unexpected_state",
                message: "This PaymentIntent does not have a successful charge to refund.",
                parameter: "payment_intent"
            )
        }
        if disputes.newestFirst.contains(where: { $0.charge == charge.id && $0.forbidsRefunds }) {
            throw Refusal(status: 400, code: "charge_disputed", message: "The charge is disputed.")
        }
        guard charge.remainder > 0 else {
            throw Refusal(
                status: 400,
                code: "charge_already_refunded",
                message: "Charge \(charge.id) has already been refunded.",
                charge: charge.id
            )
        }
        let amount = form["amount"]?.int ?? charge.remainder
        guard amount > 0 else {
            throw .invalid("Invalid positive integer", code: "parameter_invalid_integer", parameter: "amount")
        }
        guard amount <= charge.remainder else {
            throw Refusal(
                status: 400,
                message: "Refund amount (\(amount)) is greater than unrefunded amount on charge (\(charge.remainder))",
                parameter: "amount",
                charge: charge.id
            )
        }
        let refund = RefundRecord(
            id: makeID("re"),
            created: now,
            amount: amount,
            currency: charge.currency,
            charge: charge.id,
            intent: charge.intent,
            reason: form["reason"]?.text,
            metadata: form["metadata"]?.texts ?? [:],
            transferReversed: form["reverse_transfer"]?.bool == true ? amount : 0,
            feeRefunded: form["refund_application_fee"]?.bool == true ? proportion(of: charge, amount) : 0,
            status: refundsArePending ? "pending" : "succeeded"
        )
        charge.amountRefunded += amount
        refunds.put(refund)
        charges.put(charge)
        emit("refund.created", refund.json)
        emit("charge.refunded", charge.json)
        return refund.json
    }

    /// Ends a pending refund well, or any refund badly, as banks do days later.
    mutating func settleRefund(_ id: String, status: String) throws(Refusal) -> JSON {
        var refund = try refund(id)
        guard refund.counts, status == "failed" || refund.status == "pending" else {
            throw Refusal(status: 400, message: "The refund is \(refund.status).")
        }
        refund.status = status
        refunds.put(refund)
        if status == "failed" {
            refund.failureReason = "expired_or_canceled_card"
            refunds.put(refund)
            if var charge = charges[refund.charge] {
                charge.amountRefunded -= refund.amount
                charges.put(charge)
            }
            emit("refund.failed", refund.json)
        } else {
            emit("refund.updated", refund.json)
        }
        return refund.json
    }

    private func chargeToRefund(_ form: FormTree) throws(Refusal) -> ChargeRecord {
        if let id = form["payment_intent"]?.text {
            guard let charge = try intent(id).charge.flatMap({ charges[$0] }) else {
                throw Refusal(
                    status: 400,
                    code: "payment_intent_unexpected_state",
                    message: "This PaymentIntent (\(id)) does not have a successful charge to refund."
                )
            }
            return charge
        }
        let id = form["charge"]?.text ?? ""
        guard let charge = charges[id] else { throw .missing("charge", id) }
        return charge
    }

    /// The part of the fee that goes with a part of the charge.
    private func proportion(of charge: ChargeRecord, _ amount: Int64) -> Int64 {
        (charge.applicationFee ?? 0) * amount / charge.amountCaptured
    }
}
