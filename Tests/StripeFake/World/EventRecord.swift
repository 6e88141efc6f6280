/// An event at the fake.
struct EventRecord: Sendable {
    let number: Int
    let id: String
    let type: String
    let created: Int64
    let object: JSON
    var isDelivered = false
    var attempts = 0

    var json: JSON {
        [
            "id": .text(id), "object": "event", "type": .text(type), "created": .int(created), "livemode": false,
            "api_version": "2026-10-28.endive", "pending_webhooks": .int(isDelivered ? 0 : 1),
            "request": ["id": .null, "idempotency_key": .null], "data": ["object": object],
        ]
    }
}
