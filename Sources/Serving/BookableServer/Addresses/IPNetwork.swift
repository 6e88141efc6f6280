/// A range of addresses, such as `10.0.0.0/8`, `fd00::/8` or one address alone.
package struct IPNetwork: Hashable, Sendable {
    private let address: IPAddress

    /// In bits of an IPv6 address.
    private let prefixLength: Int

    /// `nil` for what is not an address, or has a prefix longer than the address.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let address = IPAddress(parts[0]), parts[0].last != "]" else { return nil }
        let bits = address.isIPv4 ? 32 : 128
        guard let length = parts.count == 1 ? bits : Int(parts[1]), (0...bits).contains(length) else { return nil }
        self.address = address
        prefixLength = 128 - bits + length
    }

    func contains(_ other: IPAddress) -> Bool {
        let high = Self.mask(prefixLength)
        let low = Self.mask(prefixLength - 64)
        return address.high & high == other.high & high && address.low & low == other.low & low
    }

    /// A word whose first `length` bits are set; all of them from 64, none up to 0.
    private static func mask(_ length: Int) -> UInt64 {
        length <= 0 ? 0 : ~0 << UInt64(64 - min(length, 64))
    }
}
