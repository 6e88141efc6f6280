extension World {
    mutating func createSession(_ form: FormTree) throws(Refusal) -> JSON {
        guard form["mode"]?.text == "payment" else { throw .invalid("Only mode=payment is here.", parameter: "mode") }
        guard let successURL = form["success_url"]?.text else {
            throw .invalid("Missing required param: success_url.", code: "parameter_missing", parameter: "success_url")
        }
        guard case .branch(let items)? = form["line_items"], !items.isEmpty else {
            throw .invalid("Missing required param: line_items.", code: "parameter_missing", parameter: "line_items")
        }
        let expiresAt = form["expires_at"]?.int ?? now + 86_400
        guard (now + 1800 - 5...now + 86_400 + 5).contains(expiresAt) else {
            throw .invalid("The expiry must be 30 minutes to 24 hours from now.", parameter: "expires_at")
        }
        let total = items.values.reduce(0) {
            $0 + ($1["quantity"]?.int ?? 1) * ($1["price_data"]?["unit_amount"]?.int ?? 0)
        }
        let currency = items["0"]?["price_data"]?["currency"]?.text ?? ""
        try AmountCheck.check(total, currency)
        let session = SessionRecord(
            id: makeID("cs_test"),
            created: now,
            amount: total,
            currency: currency,
            expiresAt: expiresAt,
            successURL: successURL,
            clientReference: form["client_reference_id"]?.text,
            metadata: form["metadata"]?.texts ?? [:],
            payment: form["payment_intent_data"]
        )
        sessions.put(session)
        return session.json()
    }

    mutating func expireOpen(_ id: String) throws(Refusal) -> JSON {
        let session = try session(id)
        guard session.status == "open" else {
            throw Refusal(
                status: 400,
                message: "Only Checkout Sessions with a status in [\"open\"] can be expired. It is \(session.status)."
            )
        }
        expire(id)
        return try self.session(id).json()
    }

    mutating func expire(_ id: String) {
        guard var session = sessions[id], session.status == "open" else { return }
        session.status = "expired"
        sessions.put(session)
        if let intent = session.intent.flatMap({ intents[$0] }), intent.status != "canceled" {
            close(intent, reason: nil)
        }
        emit("checkout.session.expired", session.json())
    }

    /// The payer submits the page.
    mutating func payerPays(_ id: String, method: String) throws(Refusal) -> JSON {
        var session = try session(id)
        guard session.status == "open" else {
            throw Refusal(status: 400, message: "The session is \(session.status).")
        }
        var intent = session.intent.flatMap { intents[$0] } ?? makeIntent(of: session)
        intent.method = method
        session.intent = intent.id
        sessions.put(session)
        try pay(intent)
        let paid = try self.intent(intent.id)
        guard paid.status != "requires_action" else { return session.json() }
        session.status = "complete"
        session.paymentStatus = paid.isManual ? "unpaid" : "paid"
        sessions.put(session)
        emit("checkout.session.completed", session.json())
        return session.json()
    }

    private mutating func makeIntent(of session: SessionRecord) -> Intent {
        var intent = Intent(
            id: makeID("pi"),
            created: now,
            amount: session.amount,
            currency: session.currency,
            isManual: session.payment?["capture_method"]?.text == "manual",
            metadata: session.payment?["metadata"]?.texts ?? [:]
        )
        intent.applicationFee = session.payment?["application_fee_amount"]?.int
        intent.destination = session.payment?["transfer_data"]?["destination"]?.text
        intent.onBehalfOf = session.payment?["on_behalf_of"]?.text
        intent.session = session.id
        emit("payment_intent.created", intent.json())
        return intent
    }
}
