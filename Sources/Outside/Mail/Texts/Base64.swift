/// RFC 4648, section 4.
enum Base64 {
    static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity((bytes.count + 2) / 3 * 4)
        var position = 0
        while position < bytes.count {
            let count = min(3, bytes.count - position)
            var bits = UInt32(bytes[position]) << 16
            if count > 1 { bits |= UInt32(bytes[position + 1]) << 8 }
            if count > 2 { bits |= UInt32(bytes[position + 2]) }
            output.append(alphabet[Int(bits >> 18)])
            output.append(alphabet[Int(bits >> 12 & 63)])
            output.append(count > 1 ? alphabet[Int(bits >> 6 & 63)] : UInt8(ascii: "="))
            output.append(count > 2 ? alphabet[Int(bits & 63)] : UInt8(ascii: "="))
            position += 3
        }
        return output
    }

    /// In lines of 76 characters, each with CRLF.
    static func lines(_ bytes: [UInt8]) -> [UInt8] {
        let encoded = encode(bytes)
        var output: [UInt8] = []
        output.reserveCapacity(encoded.count + encoded.count / 38 + 2)
        for start in stride(from: 0, to: encoded.count, by: 76) {
            output += encoded[start..<min(start + 76, encoded.count)]
            output += "\r\n".utf8
        }
        return output
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
