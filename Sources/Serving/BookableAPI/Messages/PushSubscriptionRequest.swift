import Notifications
import WireFormat

/// The body of `POST …/push-subscriptions`: what a browser's `PushSubscription` gives as JSON, or the token of an app.
struct PushSubscriptionRequest: Decodable {
    let target: PushTarget

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        if let device = try fields.text("fcm_token", length: 1...4_096) {
            try fields.finish()
            target = .app(device: device)
            return
        }
        let endpoint = try fields.text("endpoint", length: 1...2_000)
        let keys = try fields.optional("keys", as: Keys.self)
        // Browsers send it, and it is always null.
        _ = try fields.optional("expirationTime", as: Int64.self)
        fields.demand("endpoint", "keys")
        try fields.finish()
        let given = try fields.require(keys, "keys")
        target = .browser(
            endpoint: try fields.require(endpoint, "endpoint"),
            p256dh: given.p256dh,
            auth: given.auth
        )
    }

    private struct Keys: Decodable {
        let p256dh: String
        let auth: String

        init(from decoder: any Decoder) throws {
            var fields = try Fields(from: decoder)
            let point = try fields.text("p256dh", length: 80...100)
            let secret = try fields.text("auth", length: 20...30)
            fields.demand("p256dh", "auth")
            try fields.finish()
            p256dh = try fields.require(point, "p256dh")
            auth = try fields.require(secret, "auth")
        }
    }
}
