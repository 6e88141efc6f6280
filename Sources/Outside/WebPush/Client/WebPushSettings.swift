import Glibc
package import HTTPTransport

/// As whom messages are pushed to browsers, and within which bounds.
package struct WebPushSettings: Sendable {
    package let key: VAPIDKey
    /// Where push services find a person: a `mailto:` or `https` URL.
    package let contact: String
    /// To which addresses endpoints may lead: browsers say where they are, and so may an attacker.
    package var addresses = AddressPolicy.publicOnly
    /// PEM certificates that are trusted instead of the system's.
    package var certificateFile: String?
    /// For one message, its wait for a connection included.
    package var timeout: Duration = .seconds(20)
    /// In seconds of Unix time.
    package var now: @Sendable () -> Int = { time(nil) }

    /// `nil` if `contact` is not a `mailto:` or `https` URL of visible ASCII.
    package init?(key: VAPIDKey, contact: String) {
        guard contact.hasPrefix("mailto:") || contact.hasPrefix("https://"), contact.utf8.count <= 500,
            contact.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        self.key = key
        self.contact = contact
    }
}
