/// Text whose typography is replaced by characters that phones' own alphabet has.
///
/// One dash or curly quote makes a message UTF-16, with less than half the room.
enum PlainText {
    static func of(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { plain.append(contentsOf: replacement(of: scalar)) }
        return String(plain)
    }

    private static func replacement(of scalar: Unicode.Scalar) -> String.UnicodeScalarView {
        switch scalar.value {
        // Quotation marks, double and single; primes.
        case 0x201C...0x201F, 0x00AB, 0x00BB, 0x2033: "\"".unicodeScalars
        case 0x2018...0x201B, 0x2039, 0x203A, 0x2032: "'".unicodeScalars
        // Hyphens, dashes and minus.
        case 0x2010...0x2015, 0x2212: "-".unicodeScalars
        // Spaces of other widths, and those that keep words together.
        case 0x00A0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: " ".unicodeScalars
        case 0x2026: "...".unicodeScalars
        // Soft hyphen and zero-width space.
        case 0x00AD, 0x200B, 0xFEFF: "".unicodeScalars
        default: String(scalar).unicodeScalars
        }
    }
}
