import CivilTime

/// Whether text has the shape of an address, a telephone number or a date; not whether anybody can be reached by it.
package enum ContactFormat {
    /// A mailbox of RFC 5321 without quotation marks and address literals: a dotted local part of at most 64 bytes, one `@`,
    /// and a host name of two labels or more, 254 bytes in all.
    ///
    /// Letters and digits of all scripts pass on both sides (RFC 6531).
    package static func isEmail(_ text: String) -> Bool {
        let parts = text.unicodeScalars.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254 else { return false }
        return isLocalPart(String(parts[0])) && isHost(String(parts[1]))
    }

    /// Whether there is one `@` between a local part and a dotted domain, and no white space.
    package static func hasFormOfEmail(_ text: String) -> Bool {
        // Looser than `isEmail`: it only decides which of two refusals is given.
        let parts = text.unicodeScalars.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].split(separator: ".").count >= 2
            && parts[1].first != "." && parts[1].last != "."
            && !text.unicodeScalars.contains { $0.properties.isWhitespace || $0.value < 32 }
    }

    private static func isLocalPart(_ text: String) -> Bool {
        let atoms = text.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.count <= 64
            && atoms.allSatisfy { atom in
                !atom.isEmpty
                    && atom.allSatisfy { isWordCharacter($0) || "!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains($0) }
            }
    }

    private static func isHost(_ text: String) -> Bool {
        let labels = text.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last else { return false }
        let areLabels = labels.allSatisfy { label in
            !label.isEmpty && String(label).utf8.count <= 63 && label.first != "-" && label.last != "-"
                && label.allSatisfy { isWordCharacter($0) || $0 == "-" }
        }
        // A last label of digits is an IPv4 address.
        return areLabels && !last.allSatisfy { ("0"..."9").contains($0) }
    }

    private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .decimalNumber:
            // Characters that nobody sees would let two different addresses look the same.
            !scalar.properties.isDefaultIgnorableCodePoint
        default: false
        }
    }

    /// 5 to 15 digits (E.164 allows 15) with the usual marks between them.
    package static func isPhone(_ text: String) -> Bool {
        let digits = text.utf8.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        // Who can be called by it is not asked: formats differ between countries and over the years.
        return (5...15).contains(digits) && text.count <= 30 && text.allSatisfy { "0123456789 +-()./".contains($0) }
    }

    /// A date of the calendar, `YYYY-MM-DD`.
    package static func isDate(_ text: String) -> Bool {
        CivilDate(text) != nil
    }
}
