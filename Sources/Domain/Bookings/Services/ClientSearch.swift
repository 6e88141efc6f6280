/// Finds clients by a part of their name, e-mail address or telephone number.
package struct ClientSearch: Sendable {
    private let text: String
    private let digits: String

    package init(_ text: String) {
        self.text = text.lowercased()
        digits = Self.digits(of: text)
    }

    /// Capital and small letters count as equal, and of a telephone number the digits alone.
    package func finds(_ client: ClientDetails) -> Bool {
        if client.name.lowercased().contains(text) { return true }
        if client.email?.lowercased().contains(text) == true { return true }
        // Fewer digits are part of nearly every number, and a text without digits would find all of them.
        guard digits.count >= 3, let phone = client.phone else { return false }
        return Self.digits(of: phone).contains(digits)
    }

    private static func digits(of text: String) -> String {
        text.filter { $0.isASCII && $0.isNumber }
    }
}
