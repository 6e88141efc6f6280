/// A zone file of version 2 with given transitions and footer.
struct TZif {
    var version = UInt8(ascii: "2")
    var transitions: [Int64] = [-86_400]
    var positions: [UInt8] = [0]
    var offsets: [Int32] = [7_200]
    var leapSeconds = 0
    var footer: String

    init(footer: String) {
        self.footer = footer
    }

    var bytes: [UInt8] {
        block(width: 4) + block(width: 8) + Array("\n\(footer)\n".utf8)
    }

    func block(width: Int) -> [UInt8] {
        var bytes = Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
        for count in [0, 0, leapSeconds, transitions.count, offsets.count, 4] {
            bytes += bigEndian(UInt64(count), 4)
        }
        for transition in transitions { bytes += bigEndian(UInt64(bitPattern: transition), width) }
        bytes += positions
        for offset in offsets { bytes += bigEndian(UInt64(UInt32(bitPattern: offset)), 4) + [0, 0] }
        bytes += Array("ABC\0".utf8)
        return bytes + [UInt8](repeating: 0, count: leapSeconds * (width + 4))
    }

    private func bigEndian(_ value: UInt64, _ count: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
