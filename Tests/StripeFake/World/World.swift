/// Everything that the fake knows, and what it does about calls.
///
/// It reads no clock: `now` is set before each call.
struct World: Sendable {
    /// Unix seconds.
    var now: Int64 = 0
    var intents = RecordTable<Intent>()
    var charges = RecordTable<ChargeRecord>()
    var refunds = RecordTable<RefundRecord>()
    var sessions = RecordTable<SessionRecord>()
    var disputes = RecordTable<DisputeRecord>()
    var events: [EventRecord] = []
    /// Whether new refunds wait to be settled.
    var refundsArePending = false
    private var lastNumber = 0

    mutating func makeID(_ prefix: String) -> String {
        lastNumber += 1
        let number = String(lastNumber)
        return prefix + "_fake" + String(repeating: "0", count: max(0, 8 - number.count)) + number
    }

    mutating func emit(_ type: String, _ object: JSON) {
        let id = makeID("evt")
        events.append(EventRecord(number: events.count, id: id, type: type, created: now, object: object))
    }

    /// Ends what time has ended: open sessions past their expiry, and holds past theirs.
    mutating func settleTime() {
        for session in sessions.newestFirst where session.status == "open" && session.expiresAt <= now {
            expire(session.id)
        }
        for charge in charges.newestFirst {
            guard let deadline = charge.captureBefore, deadline <= now else { continue }
            if intents[charge.intent]?.status == "requires_capture" { lapse(charge.intent) }
        }
    }

    /// Answers a request whose parameters were checked.
    mutating func perform(_ operation: String, _ id: String?, _ form: FormTree) throws(Refusal) -> JSON {
        let id = id ?? ""
        switch operation {
        case "POST /v1/payment_intents": return try createIntent(form)
        case "POST /v1/payment_intents/{intent}/confirm": return try confirm(id, form)
        case "POST /v1/payment_intents/{intent}/capture": return try capture(id, form)
        case "POST /v1/payment_intents/{intent}/cancel": return try cancel(id, form)
        case "GET /v1/payment_intents/{intent}": return render(try intent(id), expand: expansions(form))
        case "GET /v1/payment_intents": return try intents.page(form) { $0.json() }
        case "POST /v1/checkout/sessions": return try createSession(form)
        case "GET /v1/checkout/sessions/{session}": return render(try session(id), expand: expansions(form))
        case "POST /v1/checkout/sessions/{session}/expire": return try expireOpen(id)
        case "POST /v1/refunds": return try createRefund(form)
        case "GET /v1/refunds/{refund}": return try refund(id).json
        case "GET /v1/refunds":
            let intent = form["payment_intent"]?.text
            return try refunds.page(form, where: { intent == nil || $0.intent == intent }, { $0.json })
        case "GET /v1/disputes/{dispute}":
            guard let dispute = disputes[id] else { throw .missing("dispute", id) }
            return dispute.json
        case "GET /v1/disputes":
            let (intent, charge) = (form["payment_intent"]?.text, form["charge"]?.text)
            return try disputes.page(
                form,
                where: { (intent == nil || $0.intent == intent) && (charge == nil || $0.charge == charge) },
                { $0.json }
            )
        case "GET /v1/charges/{charge}":
            guard let charge = charges[id] else { throw .missing("charge", id) }
            return charge.json
        default:
            throw Refusal(status: 404, message: "The fake has no \(operation).", isKept: false)
        }
    }

    func intent(_ id: String) throws(Refusal) -> Intent {
        guard let intent = intents[id] else { throw .missing("payment_intent", id) }
        return intent
    }

    func session(_ id: String) throws(Refusal) -> SessionRecord {
        guard let session = sessions[id] else { throw .missing("checkout.session", id) }
        return session
    }

    func refund(_ id: String) throws(Refusal) -> RefundRecord {
        guard let refund = refunds[id] else { throw .missing("refund", id) }
        return refund
    }

    func render(_ intent: Intent, expand: [String] = []) -> JSON {
        let charge = expand.contains("latest_charge") ? intent.charge.flatMap { charges[$0]?.json } : nil
        return intent.json(charge: charge)
    }

    func render(_ session: SessionRecord, expand: [String]) -> JSON {
        let payment = expand.contains("payment_intent") ? session.intent.flatMap { intents[$0] } : nil
        return session.json(payment: payment.map { render($0) })
    }

    private func expansions(_ form: FormTree) -> [String] {
        form["expand"].map { Array($0.texts.values) } ?? []
    }
}
