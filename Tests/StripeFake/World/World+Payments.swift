extension World {
    mutating func createIntent(_ form: FormTree) throws(Refusal) -> JSON {
        let amount = form["amount"]?.int ?? 0
        let currency = form["currency"]?.text ?? ""
        try AmountCheck.check(amount, currency)
        let fee = form["application_fee_amount"]?.int
        let destination = form["transfer_data"]?["destination"]?.text
        if fee ?? 0 > amount {
            throw .invalid("The application fee is above the amount.", parameter: "application_fee_amount")
        }
        if fee != nil, destination == nil {
            throw .invalid("A fee needs transfer_data[destination].", parameter: "application_fee_amount")
        }
        var intent = Intent(
            id: makeID("pi"),
            created: now,
            amount: amount,
            currency: currency,
            isManual: form["capture_method"]?.text == "manual",
            method: form["payment_method"]?.text,
            metadata: form["metadata"]?.texts ?? [:]
        )
        intent.applicationFee = fee
        intent.destination = destination
        intent.onBehalfOf = form["on_behalf_of"]?.text
        if intent.method != nil { intent.status = "requires_confirmation" }
        intents.put(intent)
        emit("payment_intent.created", intent.json())
        guard form["confirm"]?.bool == true else { return intent.json() }
        return try pay(intent)
    }

    mutating func confirm(_ id: String, _ form: FormTree) throws(Refusal) -> JSON {
        var intent = try intent(id)
        try refuseSessions(intent)
        guard intent.status == "requires_payment_method" || intent.status == "requires_confirmation" else {
            throw unexpectedState(intent, "confirm")
        }
        intent.method = form["payment_method"]?.text ?? intent.method
        return try pay(intent)
    }

    mutating func capture(_ id: String, _ form: FormTree) throws(Refusal) -> JSON {
        var intent = try intent(id)
        guard intent.status == "requires_capture", let chargeID = intent.charge, var charge = charges[chargeID] else {
            throw unexpectedState(intent, "capture")
        }
        let amount = form["amount_to_capture"]?.int ?? intent.amountCapturable
        guard amount >= 1, amount <= intent.amountCapturable else {
            throw Refusal(
                status: 400,
                code: amount < 1 ? "amount_too_small" : "amount_too_large",
                message: "The amount to capture is out of range.",
                parameter: "amount_to_capture"
            )
        }
        intent.status = "succeeded"
        intent.amountReceived = amount
        intent.amountCapturable = 0
        charge.amountCaptured = amount
        charge.applicationFee = min(form["application_fee_amount"]?.int ?? charge.applicationFee ?? 0, amount)
        intents.put(intent)
        charges.put(charge)
        emit("charge.captured", charge.json)
        emit("payment_intent.succeeded", intent.json())
        return intent.json()
    }

    mutating func cancel(_ id: String, _ form: FormTree) throws(Refusal) -> JSON {
        let intent = try intent(id)
        try refuseSessions(intent)
        guard !["succeeded", "canceled", "processing"].contains(intent.status) else {
            throw unexpectedState(intent, "cancel")
        }
        return close(intent, reason: form["cancellation_reason"]?.text).json()
    }

    /// The hold of a payment ends at the bank.
    mutating func lapse(_ id: String) {
        guard let intent = intents[id], intent.status == "requires_capture" else { return }
        let closed = close(intent, reason: "automatic")
        if let charge = closed.charge.flatMap({ charges[$0] }) { emit("charge.expired", charge.json) }
    }

    /// Cancels, and releases what is held.
    @discardableResult
    mutating func close(_ intent: Intent, reason: String?) -> Intent {
        var intent = intent
        intent.status = "canceled"
        intent.amountCapturable = 0
        intent.cancellationReason = reason
        intent.canceledAt = now
        intents.put(intent)
        emit("payment_intent.canceled", intent.json())
        return intent
    }

    /// Tries the payment method; the test methods say themselves what comes of it.
    @discardableResult
    mutating func pay(_ intent: Intent) throws(Refusal) -> JSON {
        var intent = intent
        guard let method = intent.method else {
            throw .invalid("A payment method is missing.", code: "parameter_missing", parameter: "payment_method")
        }
        switch TestMethod(method) {
        case .declined(let code, let declineCode):
            throw decline(intent, code, declineCode)
        case .authentication:
            intent.status = "requires_action"
            intents.put(intent)
            emit("payment_intent.requires_action", intent.json())
            return intent.json()
        case .processing:
            intent.status = "processing"
            intents.put(intent)
            emit("payment_intent.processing", intent.json())
            return intent.json()
        case .accepted:
            return charge(intent).json()
        case nil:
            throw .missing("payment_method", method)
        }
    }

    /// The payer has proved or not proved to be who they are.
    mutating func authenticate(_ id: String, success: Bool) throws(Refusal) -> JSON {
        let intent = try intent(id)
        guard intent.status == "requires_action" else { throw unexpectedState(intent, "authenticate") }
        if success { return charge(intent).json() }
        _ = decline(intent, "payment_intent_authentication_failure", nil)
        return try self.intent(id).json()
    }

    /// The bank pays a payment that it was processing, or does not.
    mutating func settleIntent(_ id: String, success: Bool) throws(Refusal) -> JSON {
        let intent = try intent(id)
        guard intent.status == "processing" else { throw unexpectedState(intent, "settle") }
        if success { return charge(intent).json() }
        _ = decline(intent, "insufficient_funds", nil)
        return try self.intent(id).json()
    }

    private mutating func charge(_ intent: Intent) -> Intent {
        var intent = intent
        var charge = ChargeRecord(
            id: makeID("ch"),
            created: now,
            intent: intent.id,
            amount: intent.amount,
            currency: intent.currency,
            status: "succeeded"
        )
        charge.applicationFee = intent.applicationFee
        charge.destination = intent.destination
        intent.charge = charge.id
        intent.lastError = .null
        if intent.isManual {
            intent.status = "requires_capture"
            intent.amountCapturable = intent.amount
            charge.captureBefore = now + 7 * 86_400
        } else {
            intent.status = "succeeded"
            intent.amountReceived = intent.amount
            charge.amountCaptured = intent.amount
        }
        charges.put(charge)
        intents.put(intent)
        emit("charge.succeeded", charge.json)
        emit(intent.isManual ? "payment_intent.amount_capturable_updated" : "payment_intent.succeeded", intent.json())
        return intent
    }

    private mutating func decline(_ intent: Intent, _ code: String, _ declineCode: String?) -> Refusal {
        var intent = intent
        let charge = ChargeRecord(
            id: makeID("ch"),
            created: now,
            intent: intent.id,
            amount: intent.amount,
            currency: intent.currency,
            status: "failed"
        )
        charges.put(charge)
        intent.charge = charge.id
        intent.method = nil
        intent.status = "requires_payment_method"
        intent.lastError = ["type": "card_error", "code": .text(code), "decline_code": JSON(declineCode)]
        intents.put(intent)
        emit("charge.failed", charge.json)
        emit("payment_intent.payment_failed", intent.json())
        return Refusal(
            status: 402,
            type: "card_error",
            code: code,
            declineCode: declineCode,
            message: "Your card was declined.",
            payment: intent.json(),
            charge: charge.id
        )
    }

    private func refuseSessions(_ intent: Intent) throws(Refusal) {
        guard let session = intent.session, sessions[session]?.status == "open" else { return }
        throw unexpectedState(intent, "touch, while its Checkout Session is open,")
    }

    private func unexpectedState(_ intent: Intent, _ verb: String) -> Refusal {
        Refusal(
            status: 400,
            code: "payment_intent_unexpected_state",
            message: "You cannot \(verb) this PaymentIntent because it has a status of \(intent.status).",
            payment: intent.json()
        )
    }
}
