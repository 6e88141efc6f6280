import Foundation

/// A mail of ours, read back: it knows no other forms than those in which we write.
struct StoredMail {
    private let header: [String]
    private let body: String

    init(_ data: Data) {
        let text = String(decoding: data, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
        let parts = text.components(separatedBy: "\n\n")
        header = Self.unfolded(parts.first ?? "")
        body = parts.dropFirst().joined(separator: "\n\n")
    }

    /// The text of a field of the header, decoded; empty if there is none.
    func field(_ name: String) -> String {
        let prefix = name.lowercased() + ": "
        guard let line = header.first(where: { $0.lowercased().hasPrefix(prefix) }) else { return "" }
        return Self.decoded(String(line.dropFirst(prefix.count)))
    }

    /// The plain text.
    var text: String {
        // The first part is the plain text; a mail of one part has nothing else.
        let part = body.components(separatedBy: "\n--").first { $0.contains("text/plain") } ?? body
        let encoded = part.components(separatedBy: "\n\n").last ?? part
        guard let data = Data(base64Encoded: encoded, options: .ignoreUnknownCharacters) else { return encoded }
        return String(decoding: data, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
    }

    private static func unfolded(_ header: String) -> [String] {
        header.replacingOccurrences(of: "\n ", with: " ").components(separatedBy: "\n")
    }

    /// Text with the encoded words of RFC 2047 read.
    private static func decoded(_ text: String) -> String {
        var words: [String] = []
        var wasEncoded = false
        for word in text.split(separator: " ").map(String.init) {
            guard word.hasPrefix("=?utf-8?B?"), word.hasSuffix("?="),
                let data = Data(base64Encoded: String(word.dropFirst(10).dropLast(2)))
            else {
                words.append(word)
                wasEncoded = false
                continue
            }
            let decoded = String(decoding: data, as: UTF8.self)
            // Spaces between encoded words are not part of the text.
            if wasEncoded, let last = words.popLast() { words.append(last + decoded) } else { words.append(decoded) }
            wasEncoded = true
        }
        return words.joined(separator: " ")
    }
}
