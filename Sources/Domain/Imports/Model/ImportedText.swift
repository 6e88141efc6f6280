import Bookings
import Policies

/// Texts from elsewhere, under the rules that texts have here.
enum ImportedText {
    /// A name of 1 to 200 characters; `nil` if nothing is left to be seen.
    ///
    /// Control characters become spaces, and what is longer is cut, as a name is for people to recognise.
    static func name(_ text: String?) -> String? {
        guard let text else { return nil }
        let clean = trimmed(PlainText.oneLine(trimmed(text), limit: 200))
        return NameText.fault(in: clean) == nil ? clean : nil
    }

    /// Lines of at most `limit` characters; tags of HTML are taken out, and those that end a line end one.
    static func lines(_ text: String?, limit: Int) -> String {
        guard let text else { return "" }
        var clean: [Unicode.Scalar] = []
        var rest = Substring(text).unicodeScalars
        while let scalar = rest.popFirst(), clean.count < limit {
            switch scalar {
            case "<":
                // A sign of comparison is none of a tag.
                guard let next = rest.first, beginsTag(next), let end = rest.firstIndex(of: ">") else {
                    clean.append(scalar)
                    continue
                }
                if endsLine(rest[..<end]), clean.last.map({ $0 != "\n" }) ?? false { clean.append("\n") }
                rest = rest[rest.index(after: end)...]
            case "\n", "\t": clean.append(scalar)
            case "\r": break
            default: clean.append(contentsOf: PlainText.oneLine(String(scalar), limit: 1).unicodeScalars)
            }
        }
        return trimmed(String(String.UnicodeScalarView(clean)))
    }

    private static func beginsTag(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "/" || scalar == "!" || (scalar.isASCII && scalar.properties.isAlphabetic)
    }

    /// Whether what follows a tag stands on a line of its own.
    private static func endsLine(_ tag: Substring.UnicodeScalarView) -> Bool {
        let name = String(tag.drop { $0 == "/" }.prefix { $0.isASCII && $0.properties.isAlphabetic }).lowercased()
        return ["br", "div", "h", "li", "ol", "p", "tr", "ul"].contains(name)
    }

    /// The text without white space around it.
    static func trimmed(_ text: String) -> String {
        let kept = text.drop(while: \.isWhitespace)
        guard let last = kept.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(kept[...last])
    }

    /// A tag of BCP 47 such as `de-AT`; `nil` for what cannot be one.
    static func language(_ text: String?) -> String? {
        guard let text = text.map(trimmed), (2...20).contains(text.utf8.count),
            text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (0x61...0x7A).contains($0 | 0x20) })
        else { return nil }
        return text
    }

    /// A client as bookings have them, and what of it had to be left out.
    ///
    /// Whoever has no name is called by their address, for a booking has to be somebody's.
    static func client(name: String?, email: String?, phone: String?) -> (client: ClientDetails, remark: String?)? {
        let givenEmail = email.map(trimmed).flatMap { $0.isEmpty ? nil : $0 }
        let givenPhone = phone.map(trimmed).flatMap { $0.isEmpty ? nil : $0 }
        let validEmail = givenEmail.flatMap { ContactFormat.isEmail($0) ? $0 : nil }
        let validPhone = givenPhone.flatMap { ContactFormat.isPhone($0) ? $0 : nil }
        guard let name = self.name(name) ?? validEmail ?? validPhone else { return nil }
        var remarks: [String] = []
        if givenEmail != nil, validEmail == nil {
            remarks.append("the client's e-mail address is malformed and left out")
        }
        if givenPhone != nil, validPhone == nil {
            remarks.append("the client's telephone number is malformed and left out")
        }
        let client = ClientDetails(name: name, email: validEmail, phone: validPhone)
        return (client, remarks.isEmpty ? nil : remarks.joined(separator: "; "))
    }
}
