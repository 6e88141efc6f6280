/// Names in addresses: lower-case letters and digits of ASCII with single hyphens between them.
enum HyphenatedName {
    static func isValid(_ text: String, length: ClosedRange<Int>) -> Bool {
        guard length.contains(text.utf8.count) else { return false }
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isLetterOrDigit) }
    }

    /// A name made from the words of a text that ASCII can write, at most `length` long; empty if there are none.
    static func make(from text: String, length: Int) -> String {
        var name = ""
        for word in SearchWords.words(of: text) where word.utf8.allSatisfy(isLetterOrDigit) {
            guard name.utf8.count + word.utf8.count < length else { break }
            name += name.isEmpty ? word : "-\(word)"
        }
        return name
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }
}
