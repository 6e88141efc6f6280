package import HTTPTypes

/// Which proxies stand before the server, and the header in which they name the client.
package struct ProxyTrust: Sendable {
    /// Such as `X-Forwarded-For` or `X-Real-IP`; `nil` believes no header.
    package var header: HTTPField.Name?

    /// Whom the header is believed.
    package var proxies: [IPNetwork] = []

    /// The most addresses of a header that are looked at, from its end.
    private static let longestChain = 32

    package init() {}

    func isProxy(_ address: IPAddress) -> Bool {
        header != nil && proxies.contains { $0.contains(address) }
    }

    /// The last address that was not written by a proxy that is believed.
    ///
    /// Everything to its left came from that address and may be made up. Where the header is missing or is not a list of
    /// addresses, the client is the peer itself.
    /// `values` gives those of a header of the request, in their order.
    func client(of peer: IPAddress, values: (HTTPField.Name) -> [String]) -> IPAddress {
        guard let header, isProxy(peer) else { return peer }
        let chain = values(header).flatMap { $0.split(separator: ",") }
        for entry in chain.suffix(Self.longestChain).reversed() {
            guard let address = IPAddress(entry) else { return peer }
            if !isProxy(address) { return address }
        }
        return peer
    }
}
