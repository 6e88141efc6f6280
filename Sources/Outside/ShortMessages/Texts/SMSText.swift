/// The text of a short message, and in how many segments it goes, each of which is paid for.
package struct SMSText: Sendable, Hashable {
    package let text: String
    package let encoding: Encoding
    package let segments: Int

    /// Of one message; SMS.ru takes no more.
    package static let maximumSegments = 8

    /// The text with typographic quotes, dashes and spaces made plain.
    ///
    /// `nil` if `text` is empty, has a control character other than a line feed, or needs more than
    /// ``maximumSegments``.
    package init?(_ text: String) {
        // What never fits is not looked at. A segment has at most 160 characters of at least a byte.
        guard !text.isEmpty, text.utf8.count <= 4 * 160 * Self.maximumSegments,
            text.unicodeScalars.allSatisfy({ $0 == "\n" || $0.properties.generalCategory != .control })
        else { return nil }
        let text = PlainText.of(text)
        let septets = text.unicodeScalars.map { GSMAlphabet.septets($0) }
        if septets.contains(0) {
            encoding = .ucs2
            segments = Self.segments(of: text.unicodeScalars.map { $0.value > 0xFFFF ? 2 : 1 }, alone: 70, together: 67)
        } else {
            encoding = .gsm7
            segments = Self.segments(of: septets, alone: 160, together: 153)
        }
        guard !text.isEmpty, segments <= Self.maximumSegments else { return nil }
        self.text = text
    }

    /// How many segments characters of these widths fill, none of which is cut in two.
    ///
    /// `alone` fit into one segment, `together` into each of several, which also hold their number.
    private static func segments(of widths: [Int], alone: Int, together: Int) -> Int {
        guard widths.reduce(0, +) > alone else { return 1 }
        var (segments, filled) = (1, 0)
        for width in widths {
            if filled + width > together {
                segments += 1
                filled = 0
            }
            filled += width
        }
        return segments
    }

    package enum Encoding: Sendable, Hashable {
        /// The default alphabet of GSM 03.38, for which a segment has 160 places.
        case gsm7
        /// UTF-16, for which it has 70.
        case ucs2
    }
}
