/// Names and values as a browser sends them: `application/x-www-form-urlencoded`, in an address or in a body.
///
/// Unlike a request to the API it is read generously: other sites add parameters to the addresses that they link to. Of a
/// name that comes twice the last value counts.
struct FormFields: Sendable {
    private(set) var values: [String: String] = [:]

    /// What other forms than such a body sent.
    init(values: [String: String]) {
        self.values = values
    }

    /// The most pairs that are read.
    private static let maximumCount = 200

    init(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        for pair in bytes.split(separator: UInt8(ascii: "&"), maxSplits: Self.maximumCount).prefix(Self.maximumCount) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let first = parts.first else { continue }
            let name = Self.decode(first)
            values[name] = parts.count == 2 ? Self.decode(parts[1]) : ""
        }
    }

    /// The value without space around it; empty if the name is missing.
    subscript(name: String) -> String {
        let value = values[name] ?? ""
        let start = value.drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }

    /// The values whose names begin with `prefix`, by the rest of their names.
    func all(_ prefix: String) -> [String: String] {
        var found: [String: String] = [:]
        for name in values.keys where name.hasPrefix(prefix) {
            found[String(name.dropFirst(prefix.count))] = self[name]
        }
        return found
    }

    /// What is not valid becomes U+FFFD; line ends, which forms send as CR LF, become LF.
    private static func decode(_ text: ArraySlice<UInt8>) -> String {
        var bytes: [UInt8] = []
        var pending: [UInt8] = []
        for byte in text {
            if !pending.isEmpty || byte == UInt8(ascii: "%") {
                pending.append(byte)
                guard pending.count == 3 else { continue }
                let digits = String(decoding: pending.dropFirst(), as: UTF8.self)
                bytes += UInt8(digits, radix: 16).map { [$0] } ?? pending
                pending = []
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        let text = String(decoding: bytes + pending, as: UTF8.self)
        return text.replacing("\r\n", with: "\n")
    }
}
