/// An address that mail can go to, which nothing can be hidden in: no spaces, controls, quotes or brackets.
package struct EmailAddress: Sendable, Hashable {
    /// As written; letters of any alphabet.
    package let localPart: String
    package let domain: DomainName

    /// `nil` if `text` is not `local@domain`, where the local part is a dot-atom of RFC 5322 or RFC 6532 of at most 64
    /// bytes.
    ///
    /// Quoted local parts and addresses of hosts by number are not accepted, though the standards know them: they are
    /// mistakes or attacks.
    package init?(_ text: String) {
        guard text.utf8.count <= 320, let at = text.lastIndex(of: "@"),
            let domain = DomainName(String(text[text.index(after: at)...]))
        else { return nil }
        let local = text[..<at]
        guard (1...64).contains(local.utf8.count),
            local.split(separator: ".", omittingEmptySubsequences: false).allSatisfy({ !$0.isEmpty }),
            local.unicodeScalars.allSatisfy({ $0 == "." || Self.isAtomCharacter($0) })
        else { return nil }
        localPart = String(local)
        self.domain = domain
    }

    /// As it goes over the wire: the domain is ASCII.
    package var text: String { "\(localPart)@\(domain.ascii)" }

    /// Whether the local part is not ASCII, so that servers need SMTPUTF8 on the way.
    package var needsUTF8: Bool { !localPart.utf8.allSatisfy { $0 < 0x80 } }

    static func isAtomCharacter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
                || "!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains(scalar)
        }
        return switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .decimalNumber:
            true
        default: false
        }
    }
}

extension EmailAddress: CustomStringConvertible {
    /// The domain alone: who it is stays out of logs.
    package var description: String { "an address at \(domain.ascii)" }
}
