/// A notification for an app on a device.
package struct FCMMessage: Sendable {
    /// What names the message here, 1 to 64 letters, digits, `-` and `_`; one that is shown twice replaces itself.
    package let id: String
    /// The app's registration token or installation id: a secret.
    let device: String
    let title: String
    let body: String
    let data: [String: String]
    /// How long Google keeps the message for a device that is away, at most four weeks.
    package let validity: Duration
    /// Where a click leads in browsers; an `https` URL.
    package var link: String?

    /// `nil` if `id` or `device` has characters that it may not have, a key of `data` is reserved, or texts and data
    /// together have more than ``maximumPayload`` bytes.
    package init?(
        id: String,
        to device: String,
        title: String,
        body: String,
        data: [String: String] = [:],
        validity: Duration
    ) {
        let size = data.reduce(title.utf8.count + body.utf8.count) { $0 + $1.key.utf8.count + $1.value.utf8.count }
        guard (1...64).contains(id.utf8.count), id.utf8.allSatisfy(Self.isIDByte),
            Self.isDevice(device),
            !data.keys.contains(where: Self.isReserved), size <= Self.maximumPayload
        else { return nil }
        self.id = id
        self.device = device
        self.title = title
        self.body = body
        self.data = data
        self.validity = validity
    }

    /// Whether a registration token or an installation id can look so.
    package static func isDevice(_ text: String) -> Bool {
        (1...4096).contains(text.utf8.count) && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }

    /// Google takes 4096 bytes; the rest is for what platforms add.
    package static let maximumPayload = 3800

    private static func isReserved(_ key: String) -> Bool {
        ["from", "message_type", ""].contains(key) || key.hasPrefix("google.") || key.hasPrefix("gcm.")
    }

    private static func isIDByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

extension FCMMessage: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "the push message \(id)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
