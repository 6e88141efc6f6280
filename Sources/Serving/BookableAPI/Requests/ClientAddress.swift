import NIOCore

/// Where a request comes from, as far as limits tell clients apart.
///
/// An IPv6 client has all addresses of its /64 network, so these count as one.
package struct ClientAddress: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// What requests share that come from no known address.
    static let unknown = ClientAddress(description: "unknown")

    package init(description: String) {
        self.description = description
    }

    init(_ address: SocketAddress?) {
        guard let text = address?.ipAddress else {
            self = .unknown
            return
        }
        self.init(text: text)
    }

    /// The address that `text` writes, in the form in which systems write one.
    init(text: String) {
        let isLong = text.contains(":")
        // An IPv4 address in an IPv6 one, ::ffff:192.0.2.1, counts as itself.
        if isLong, text.contains("."), let last = text.split(separator: ":").last {
            self.init(description: String(last))
        } else {
            self.init(description: isLong ? Self.network(of: text) : text)
        }
    }

    /// The first four groups of an IPv6 address.
    private static func network(of text: String) -> String {
        let address = text.prefix { $0 != "%" }
        let halves = address.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
            .map { $0.split(separator: ":") }
        let head = halves[0]
        let tail = halves.count > 1 ? halves[1] : []
        let zeros = Array(repeating: Substring("0"), count: max(0, 8 - head.count - tail.count))
        return (head + zeros + tail).prefix(4).joined(separator: ":").lowercased() + "::/64"
    }
}
