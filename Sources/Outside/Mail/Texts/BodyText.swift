/// The text of a mail or of one of its forms, of bounded size.
package struct BodyText: Sendable, Hashable {
    /// With CRLF at the end of each line.
    let text: String

    /// Bytes of UTF-8.
    package static let maximumLength = 256 << 10

    /// `nil` if `text` has more than ``maximumLength`` bytes, or a control character other than tab and line breaks.
    package init?(_ text: String) {
        guard text.utf8.count <= Self.maximumLength else { return nil }
        var scalars = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where previous == "\r": break
            case "\n", "\r": scalars.append(contentsOf: "\r\n".unicodeScalars)
            case "\t": scalars.append(scalar)
            default:
                guard scalar.properties.generalCategory != .control else { return nil }
                scalars.append(scalar)
            }
            previous = scalar
        }
        self.text = String(scalars)
    }
}
