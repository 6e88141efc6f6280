import CivilTime

/// `t=1795384800,v1=<hex>,v1=<hex>,v0=…`; other schemes than `v1` are passed over.
struct SignatureHeader {
    /// As it is signed.
    let timeText: String
    let time: Instant
    let signatures: [[UInt8]]

    /// `nil` without exactly one time and at least one `v1` of 64 hexadecimal digits.
    init?(_ text: String) {
        var times: [Substring] = []
        var signatures: [[UInt8]] = []
        for part in text.split(separator: ",") {
            guard let equals = part.firstIndex(of: "=") else { return nil }
            let value = part[part.index(after: equals)...]
            switch part[..<equals].drop(while: { $0 == " " }) {
            case "t": times.append(value)
            case "v1": if let bytes = Self.bytes(value) { signatures.append(bytes) }
            default: break
            }
        }
        guard times.count == 1, !signatures.isEmpty, let time = Self.time(times[0]) else { return nil }
        timeText = String(times[0])
        self.time = time
        self.signatures = signatures
    }

    /// Up to 12 digits, so that no sum with it overflows.
    private static func time(_ text: Substring) -> Instant? {
        guard (1...12).contains(text.utf8.count), text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        return Int64(text).map { Instant($0) }
    }

    private static func bytes(_ text: Substring) -> [UInt8]? {
        let digits = text.utf8.compactMap(digit)
        guard digits.count == 64, text.utf8.count == 64 else { return nil }
        return stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
