extension State {
    mutating func control(_ method: String, _ path: [String], _ document: JSON) throws(Refusal) -> JSON {
        switch (method, path.count, path.first) {
        case ("GET", 1, "state"): return dump
        case ("POST", 1, "faults"):
            plan = FaultPlan(document)
        case ("POST", 1, "clock"):
            fixedTime = document["now"]?.int
            world.now = fixedTime ?? world.now
            world.settleTime()
        case ("POST", 2, "webhooks") where path[1] == "endpoint":
            endpoint = try WebhookEndpoint(document)
        case ("POST", 1, "settings"):
            world.refundsArePending = document["refunds_pending"]?.bool ?? world.refundsArePending
        case ("POST", 3, _):
            return try act(on: path[0], path[1], path[2], document)
        default:
            throw Refusal(status: 404, message: "There is no /_fake/\(path.joined(separator: "/")).")
        }
        return ["ok": true]
    }

    private mutating func act(
        on kind: String,
        _ id: String,
        _ verb: String,
        _ document: JSON
    ) throws(Refusal) -> JSON {
        switch (kind, verb) {
        case ("checkout", "pay"):
            return try world.payerPays(id, method: document["payment_method"]?.text ?? "pm_card_visa")
        case ("checkout", "abandon"):
            _ = try world.session(id)
            world.expire(id)
            return try world.session(id).json()
        case ("payment_intents", "authenticate"):
            return try world.authenticate(id, success: document["success"]?.bool ?? true)
        case ("payment_intents", "settle"):
            return try world.settleIntent(id, success: document["success"]?.bool ?? true)
        case ("payment_intents", "lapse"):
            world.lapse(id)
            return try world.intent(id).json()
        case ("payment_intents", "alter"): return try world.alter(id, document)
        case ("payment_intents", "dispute"):
            return try world.dispute(
                id,
                amount: document["amount"]?.int,
                reason: document["reason"]?.text,
                isInquiry: document["inquiry"]?.bool ?? false
            )
        case ("disputes", _): return try world.decide(id, verb, amount: document["amount"]?.int)
        case ("refunds", "settle"): return try world.settleRefund(id, status: "succeeded")
        case ("refunds", "fail"): return try world.settleRefund(id, status: "failed")
        default: throw Refusal(status: 404, message: "There is no /_fake/\(kind)/…/\(verb).")
        }
    }

    /// Everything, oldest first.
    private var dump: JSON {
        let refunds = world.refunds.newestFirst.reversed().map { refund -> JSON in
            var members = refund.json.members ?? [:]
            members["transfer_reversed"] = .int(refund.transferReversed)
            members["fee_refunded"] = .int(refund.feeRefunded)
            return .object(members)
        }
        return [
            "payment_intents": .list(world.intents.newestFirst.reversed().map { $0.json() }),
            "charges": .list(world.charges.newestFirst.reversed().map(\.json)),
            "refunds": .list(refunds),
            "disputes": .list(world.disputes.newestFirst.reversed().map(\.json)),
            "sessions": .list(world.sessions.newestFirst.reversed().map { $0.json() }),
            "events": .list(world.events.map(\.json)),
            "undelivered": .int(Int64(world.events.count { !$0.isDelivered })),
            "calls": .int(Int64(calls)),
            "keys": .int(Int64(keyCount)),
        ]
    }
}
