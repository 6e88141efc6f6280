import BookableAPI

extension ClientAddress {
    /// The address, or its /64 network.
    init(_ address: IPAddress) {
        if address.isIPv4 {
            let bytes = stride(from: 24, through: 0, by: -8).map { "\(address.low >> UInt64($0) & 0xff)" }
            self.init(description: bytes.joined(separator: "."))
        } else {
            let groups = stride(from: 48, through: 0, by: -16).map {
                String(address.high >> UInt64($0) & 0xffff, radix: 16)
            }
            self.init(description: groups.joined(separator: ":") + "::/64")
        }
    }
}
