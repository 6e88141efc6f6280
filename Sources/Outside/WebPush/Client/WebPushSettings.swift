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

    /// `nil` if `contact` is not a `mailto:` or `https` URL of visible ASCII, or is at `localhost`, `.local` or
    /// `.invalid`, which Apple's service refuses.
    package init?(key: VAPIDKey, contact: String) {
        guard contact.hasPrefix("mailto:") || contact.hasPrefix("https://"), contact.utf8.count <= 500,
            contact.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), Self.isPublic(contact)
        else { return nil }
        self.key = key
        self.contact = contact
    }

    private static func isPublic(_ contact: String) -> Bool {
        let start = contact.hasPrefix("mailto:") ? "@" : "://"
        guard let end = contact.firstRange(of: start)?.upperBound else { return false }
        let host = contact[end...].prefix { !"/:?#".contains($0) }.lowercased()
        return !host.isEmpty && host != "localhost" && !host.hasSuffix(".local") && !host.hasSuffix(".invalid")
            && !host.hasSuffix(".localhost")
    }
}
