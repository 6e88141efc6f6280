/// The codes of RFC 3463, such as `5.1.1`, by which mail servers say what is wrong.
enum EnhancedCode {
    /// No such mailbox, host or relay to it; moved; a null MX; disabled.
    static let ofLostAddresses: Set = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"]

    /// Whether `word` is a code.
    static func isCode(_ word: Substring) -> Bool {
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 3
            && parts.allSatisfy { (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
    }
}
