extension World {
    /// Has Stripe say something else of a payment than what came about, as after a hand in the dashboard.
    mutating func alter(_ id: String, _ document: JSON) throws(Refusal) -> JSON {
        var intent = try intent(id)
        intent.amount = document["amount"]?.int ?? intent.amount
        intent.amountReceived = document["amount_received"]?.int ?? intent.amountReceived
        intent.currency = document["currency"]?.text ?? intent.currency
        intent.status = document["status"]?.text ?? intent.status
        intent.isLive = document["livemode"]?.bool ?? intent.isLive
        intent.destination = document["destination"]?.text ?? intent.destination
        if let payment = document["payment_id"]?.text { intent.metadata["payment_id"] = payment }
        intents.put(intent)
        return intent.json()
    }
}
