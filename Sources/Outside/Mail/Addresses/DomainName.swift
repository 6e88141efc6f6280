/// The name of a host in its ASCII form, as DNS and mail servers know it.
package struct DomainName: Sendable, Hashable {
    /// Lower case; labels that are not ASCII begin with `xn--`.
    package let ascii: String

    /// `nil` if `text` is not a name of at least two labels that letters, digits and hyphens make.
    ///
    /// Other alphabets are encoded as RFC 3492 says. Letters that are written as a base and a mark of their own, where
    /// one character exists for both, are not accepted: two spellings of one name would differ.
    package init?(_ text: String) {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false).map { Self.encoded(String($0)) }
        let name = labels.compactMap(\.self).joined(separator: ".")
        guard labels.count > 1, !labels.contains(nil), name.utf8.count <= 253,
            let last = labels.last ?? nil, !last.utf8.allSatisfy({ 0x30...0x39 ~= $0 })
        else { return nil }
        ascii = name
    }

    private static func encoded(_ label: String) -> String? {
        let lower = label.unicodeScalars.map { $0.properties.lowercaseMapping }.joined()
        let isASCII = lower.utf8.allSatisfy { $0 < 0x80 }
        guard isASCII || lower.unicodeScalars.allSatisfy(isNameCharacter) else { return nil }
        guard let encoded = isASCII ? lower : Punycode.encode(lower).map({ "xn--" + $0 }),
            (1...63).contains(encoded.utf8.count), !encoded.hasPrefix("-"), !encoded.hasSuffix("-"),
            encoded.unicodeScalars.allSatisfy(isNameCharacter)
        else { return nil }
        return encoded
    }

    private static func isNameCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x80: return scalar == "-" || ("0"..."9").contains(scalar) || ("a"..."z").contains(scalar)
        // Marks that compose with Latin, Greek and Cyrillic letters, with Arabic and with kana, and parts of Hangul.
        case 0x300...0x36F, 0x653...0x655, 0x1100...0x11FF, 0x3099...0x309A: return false
        default: break
        }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark, .decimalNumber: return true
        default: return false
        }
    }
}
