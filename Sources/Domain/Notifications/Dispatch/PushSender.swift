package import Sending
package import WebPush

/// Takes push messages to browsers.
package protocol PushSender: Sendable {
    /// Hands a message to the push service of its subscription.
    func send(_ message: PushMessage) async -> SendOutcome
}

extension WebPushClient: PushSender {}
