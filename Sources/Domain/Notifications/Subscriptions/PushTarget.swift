import FCM
import WebPush

/// Where push messages go.
///
/// A secret: whoever knows it and has the server's keys can send.
package enum PushTarget: Codable, Hashable, Sendable {
    /// A browser, by what its push service gave it.
    case browser(endpoint: String, p256dh: String, auth: String)

    /// An app, by its registration token at Firebase Cloud Messaging.
    case app(device: String)

    /// A key that is unique within a booking.
    var address: String {
        switch self {
        case .browser(let endpoint, _, _): endpoint
        case .app(let device): device
        }
    }

    /// Whether it can be sent to.
    var isSound: Bool {
        switch self {
        case .browser(let endpoint, let p256dh, let auth):
            PushSubscription(endpoint: endpoint, p256dh: p256dh, auth: auth) != nil
        case .app(let device): FCMMessage.isDevice(device)
        }
    }
}

extension PushTarget: CustomStringConvertible {
    package var description: String {
        switch self {
        case .browser: "a browser"
        case .app: "an app"
        }
    }
}
