/// The origin of web pages, such as `https://salon.example`: a scheme, a host in lower case and perhaps a port, as browsers write them
/// (RFC 6454).
package struct WebOrigin: Hashable, Sendable {
    package let text: String

    package init?(_ text: String) {
        guard let scheme = ["https://", "http://"].first(where: text.hasPrefix), text.utf8.count <= 255 else {
            return nil
        }
        let authority = text.dropFirst(scheme.count)
        guard let last = authority.last, last != ":" else { return nil }
        // Nothing else can end up in a header field of policies, where a space or a semicolon begins something new.
        let isFit = authority.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
                UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"):
                true
            default: false
            }
        }
        guard isFit else { return nil }
        self.text = text
    }
}
