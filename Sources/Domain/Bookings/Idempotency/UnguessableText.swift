/// Text that has the form of at least 120 random bits.
///
/// The form is all that can be looked at: whoever writes a date in 32 digits gets past it.
enum UnguessableText {
    /// Whether the text is a UUID, 32 hexadecimal digits, 24 letters of one case and digits, or 21 characters of Base64 in both
    /// cases, or more of any of these.
    static func matches(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        // Refuses 32 zeros and the like, which have the form but nothing random.
        guard Set(bytes).count >= leastVariety else { return false }
        let digits = bytes.filter { $0 != UInt8(ascii: "-") }
        // Hexadecimal digits are judged first: as letters and digits, 24 of them would pass with only 96 bits.
        guard !digits.allSatisfy(isHexDigit) else { return digits.count >= 32 }
        guard bytes.allSatisfy({ isLetterOrDigit($0) || "+/-_=".utf8.contains($0) }) else { return false }
        let hasBothCases = bytes.contains(where: isUpper) && bytes.contains(where: isLower)
        return hasBothCases ? bytes.count >= 21 : bytes.count >= 24 && bytes.allSatisfy(isLetterOrDigit)
    }

    /// Fewer different characters are not expected of 32 random hexadecimal digits once in ten million times.
    private static let leastVariety = 8

    private static func isHexDigit(_ byte: UInt8) -> Bool { Character(Unicode.Scalar(byte)).isHexDigit }

    private static func isUpper(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

    private static func isLower(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        isUpper(byte) || isLower(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
