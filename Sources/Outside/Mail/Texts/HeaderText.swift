/// One line of text for a header field, in any language: a subject or a name.
///
/// It holds no line break, no control character and nothing that turns the direction of what follows, so that nothing
/// after it can be taken for something else.
package struct HeaderText: Sendable, Hashable {
    package let text: String

    /// Bytes of UTF-8.
    package static let maximumLength = 500

    /// `nil` if `text` has a character that no header may have, or more than ``maximumLength`` bytes.
    package init?(_ text: String) {
        guard text.utf8.count <= Self.maximumLength, text.unicodeScalars.allSatisfy(Self.isAllowed) else { return nil }
        self.text = text
    }

    /// What is left of a text that somebody typed: runs of line breaks, tabs and spaces become one space, other
    /// forbidden characters go, and what is too long is cut between characters.
    package init(cleaning text: String) {
        if let clean = Self(text), text.unicodeScalars.allSatisfy(Self.isInside), !text.utf8.hasOuterOrDoubleSpace {
            self = clean
            return
        }
        var result = ""
        // What never fits is not looked at.
        for character in text.prefix(Self.maximumLength * 4) {
            if character.isWhitespace {
                if !result.isEmpty, result.last != " " { result.append(" ") }
                continue
            }
            let kept = String(String.UnicodeScalarView(character.unicodeScalars.filter(Self.isAllowed)))
            guard result.utf8.count + kept.utf8.count <= Self.maximumLength else { break }
            result += kept
        }
        while result.last == " " { result.removeLast() }
        self.text = result
    }

    /// Whether it can stand in a header as it is, on one line.
    var isPlain: Bool {
        text.utf8.allSatisfy { $0 < 0x80 } && text.utf8.count <= 60 && !text.contains("=?") && !text.hasPrefix(" ")
            && !text.hasSuffix(" ")
    }

    /// As the body of a header field, folded.
    var encoded: String { isPlain ? text : EncodedWords.encode(text) }

    /// Whether it is no white space other than the common one, which all texts have.
    private static func isInside(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII || !scalar.properties.isWhitespace
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return (0x20..<0x7F).contains(scalar.value) }
        switch scalar.value {
        // Embeddings, overrides and isolates of the bidirectional algorithm, and tags, which show as nothing.
        case 0x202A...0x202E, 0x2066...0x2069, 0xE0000...0xE007F: return false
        default: break
        }
        return switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: false
        default: true
        }
    }
}

extension String.UTF8View {
    /// Whether there are spaces at an end, or two in a row.
    fileprivate var hasOuterOrDoubleSpace: Bool {
        var previous = UInt8(ascii: " ")
        for byte in self {
            if byte == UInt8(ascii: " "), previous == byte { return true }
            previous = byte
        }
        return !isEmpty && previous == UInt8(ascii: " ")
    }
}
