/// An address of IP as a number.
enum IPAddress: Hashable {
    case v4(UInt32)
    case v6(UInt128)

    enum Reach {
        case global
        case loopback
        /// Private, link-local, shared, multicast, reserved, for documents, or a form that hides another address.
        case special
    }

    /// By the registries of special-purpose addresses of IANA (RFC 6890); of IPv6 only global unicast is global.
    var reach: Reach {
        switch self {
        case .v4(let address): Self.reach(address)
        case .v6(let address): Self.reach(address)
        }
    }

    private static func reach(_ address: UInt32) -> Reach {
        if address >> 24 == 127 { return .loopback }
        return special4.contains { prefix, length in (address ^ prefix) >> (32 - length) == 0 } ? .special : .global
    }

    private static func reach(_ address: UInt128) -> Reach {
        if address == 1 { return .loopback }
        // ::ffff:0:0/96 goes out as IPv4.
        if address >> 32 == 0xFFFF { return reach(UInt32(truncatingIfNeeded: address)) }
        // 64:ff9b::/96 is where IPv4 is reached from networks without it (RFC 6052), and must not hide private hosts.
        if address >> 32 == 0x0064_FF9B << 64 {
            return reach(UInt32(truncatingIfNeeded: address)) == .global ? .global : .special
        }
        guard address >> 125 == 1 else { return .special }
        return special6.contains { prefix, length in (address >> 96 ^ prefix) >> (32 - length) == 0 }
            ? .special : .global
    }

    private static let special4: [(prefix: UInt32, length: UInt32)] = [
        (0x0000_0000, 8),  // this network, and the unspecified address
        (0x0A00_0000, 8),  // private
        (0x6440_0000, 10),  // shared by a carrier's customers
        (0xA9FE_0000, 16),  // link-local, and services of clouds
        (0xAC10_0000, 12),  // private
        (0xC000_0000, 24),  // protocol assignments
        (0xC000_0200, 24),  // documents
        (0xC058_6300, 24),  // relays of 6to4
        (0xC0A8_0000, 16),  // private
        (0xC612_0000, 15),  // benchmarks
        (0xC633_6400, 24),  // documents
        (0xCB00_7100, 24),  // documents
        (0xE000_0000, 3),  // multicast, reserved and broadcast
    ]

    /// By their first 32 bits.
    private static let special6: [(prefix: UInt128, length: UInt128)] = [
        (0x2001_0000, 23),  // protocol assignments, Teredo among them
        (0x2001_0DB8, 32),  // documents
        (0x2002_0000, 16),  // 6to4
        (0x3FFF_0000, 20),  // documents
    ]
}
