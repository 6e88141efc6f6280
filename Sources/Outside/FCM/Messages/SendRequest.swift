/// The body of a request to send, in the names of FCM's discovery document.
struct SendRequest: Encodable {
    let message: Message

    /// `now` in seconds of Unix time.
    init(_ message: FCMMessage, at now: Int) {
        let seconds = min(max(message.validity.components.seconds, 0), 28 * 86_400)
        self.message = Message(
            token: message.device,
            notification: Notification(title: message.title, body: message.body),
            data: message.data.isEmpty ? nil : message.data,
            android: Android(priority: "HIGH", ttl: "\(seconds)s", notification: Tag(tag: message.id)),
            // The tag and the collapse id make a second notification of the same id replace the first. Android's
            // collapse key does not, and a device has four at most.
            apns: APNS(headers: [
                "apns-priority": "10", "apns-expiration": "\(Int64(now) + seconds)", "apns-collapse-id": message.id,
            ]),
            webpush: WebPush(
                headers: ["TTL": "\(seconds)", "Urgency": "high"],
                notification: Tag(tag: message.id),
                fcmOptions: message.link.map(Options.init)
            )
        )
    }

    struct Message: Encodable {
        let token: String
        let notification: Notification
        let data: [String: String]?
        let android: Android
        let apns: APNS
        let webpush: WebPush
    }

    struct Notification: Encodable {
        let title: String
        let body: String
    }

    struct Android: Encodable {
        let priority: String
        let ttl: String
        let notification: Tag
    }

    struct APNS: Encodable {
        let headers: [String: String]
        let payload = ["aps": ["sound": "default"]]
    }

    struct WebPush: Encodable {
        let headers: [String: String]
        let notification: Tag
        let fcmOptions: Options?
    }

    struct Tag: Encodable {
        let tag: String
    }

    struct Options: Encodable {
        let link: String
    }
}
