import Crypto

/// The site that passkeys are for (Web Authentication, level 3, section 4: Relying Party).
package struct RelyingParty: Hashable, Sendable {
    /// The domain to which browsers bind the keys.
    package let id: String

    /// The origin that browsers report.
    package let origin: String

    /// The site at a URL; `nil` if browsers make no passkeys for it: without TLS, unless it is `localhost`, or at an address
    /// instead of a domain.
    package init?(publicURL: String) {
        let parts = publicURL.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[1].isEmpty, let scheme = Scheme(rawValue: String(parts[0])) else { return nil }
        let authority = parts[2].lowercased()
        let host = authority.split(separator: ":", omittingEmptySubsequences: false)
        guard let domain = host.first, host.count <= 2, Self.isDomain(domain),
            scheme == .https || domain == "localhost"
        else { return nil }
        let port = host.count == 2 ? String(host[1]) : scheme.port
        id = String(domain)
        // Browsers leave out the default port.
        origin = "\(scheme.rawValue)//\(domain)" + (port == scheme.port ? "" : ":\(port)")
    }

    private enum Scheme: String {
        case http = "http:"
        case https = "https:"

        var port: String { self == .http ? "80" : "443" }
    }

    private static func isDomain(_ host: Substring) -> Bool {
        guard let last = host.split(separator: ".", omittingEmptySubsequences: false).last, !last.isEmpty else {
            return false
        }
        let isNamed = host.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                UInt8(ascii: "."):
                true
            default: false
            }
        }
        // The last part of an address is a number, which no top-level domain is.
        return isNamed && !last.allSatisfy(\.isNumber)
    }

    /// What authenticators put in place of the domain.
    var hash: [UInt8] { Array(SHA256.hash(data: Array(id.utf8))) }
}
