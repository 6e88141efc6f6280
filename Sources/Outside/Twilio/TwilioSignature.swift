import Crypto
import FoundationEssentials

/// Tells requests of Twilio's from what others send: `X-Twilio-Signature`.
package struct TwilioSignature: Sendable {
    private let key: SymmetricKey

    /// A verifier with the account's primary token.
    package init(_ settings: TwilioSettings) {
        key = SymmetricKey(data: Array(settings.token.utf8))
    }

    /// Whether Twilio signed a request with a form as its body; compares in constant time.
    ///
    /// `url` is the address that Twilio was given, with its query: what a request says of itself may come from a proxy.
    /// It is tried with and without the standard port, since Twilio is not consistent.
    package func isValid(_ signature: String, url: String, parameters: [(name: String, value: String)]) -> Bool {
        guard let code = Data(base64Encoded: signature) else { return false }
        let fields = Self.text(parameters)
        return Self.spellings(of: url).contains { address in
            HMAC<Insecure.SHA1>.isValidAuthenticationCode(
                code,
                authenticating: Array((address + fields).utf8),
                using: key
            )
        }
    }

    /// Names and values in the order of their bytes, each pair once.
    private static func text(_ parameters: [(name: String, value: String)]) -> String {
        let sorted = parameters.sorted {
            $0.name == $1.name
                ? $0.value.utf8.lexicographicallyPrecedes($1.value.utf8)
                : $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
        }
        var text = ""
        var previous: (name: String, value: String)?
        for field in sorted {
            if let previous, previous == field { continue }
            text += field.name + field.value
            previous = field
        }
        return text
    }

    private static func spellings(of url: String) -> [String] {
        guard let start = url.firstRange(of: "://")?.upperBound else { return [url] }
        let port = url.hasPrefix("https:") ? ":443" : ":80"
        let end = url[start...].firstIndex { "/?".contains($0) } ?? url.endIndex
        let host = url[start..<end]
        if host.hasSuffix(port) { return [url, String(url[..<start]) + host.dropLast(port.count) + url[end...]] }
        return host.contains(":") ? [url] : [url, String(url[..<end]) + port + url[end...]]
    }
}
