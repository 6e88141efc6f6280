import NIOCore

/// An IPv4 or IPv6 address; IPv4 is kept as it is mapped into IPv6, so that both forms of an address are equal.
package struct IPAddress: Hashable, Sendable {
    /// The first eight bytes, as a number.
    let high: UInt64

    /// The last eight bytes, as a number.
    let low: UInt64

    private static let mappedPrefix: UInt64 = 0xffff_0000_0000

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// `nil` for a Unix domain socket.
    init?(_ address: SocketAddress) {
        // The fields of `sockaddr_in` and `sockaddr_in6` belong to a module that only NIO can import: their places are fixed.
        switch address {
        case .v4(let address):
            let number = withUnsafeBytes(of: address.address) { bytes in
                UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
            }
            self.init(high: 0, low: Self.mappedPrefix | UInt64(number))
        case .v6(let address):
            let halves = withUnsafeBytes(of: address.address) { bytes in
                [8, 16].map { UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt64.self)) }
            }
            self.init(high: halves[0], low: halves[1])
        case .unixDomainSocket: return nil
        }
    }

    /// Reads an address as proxies write it: `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1` or `[2001:db8::1]:4711`.
    init?(_ text: some StringProtocol) {
        var address = text.drop { $0 == " " || $0 == "\t" }[...]
        while address.last == " " || address.last == "\t" { address.removeLast() }
        if address.first == "[", let end = address.firstIndex(of: "]") {
            address = address[address.index(after: address.startIndex)..<end]
        } else if address.count(where: { $0 == ":" }) == 1, let colon = address.firstIndex(of: ":") {
            address = address[..<colon]
        }
        do {
            self.init(try SocketAddress(ipAddress: String(address), port: 0))
        } catch {
            return nil
        }
    }

    var isIPv4: Bool { high == 0 && low >> 32 == 0xffff }

    /// What limits are counted by: an IPv4 address itself, and the /64 of an IPv6 address, which one subscriber holds whole.
    var subscriber: IPAddress { isIPv4 ? self : IPAddress(high: high, low: 0) }
}
