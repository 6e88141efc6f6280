import Crypto

/// What is mailed to an address and shown by who reads its mail.
package struct EmailCode: Sendable {
    /// Six digits.
    package let text: String

    static let digits = 6

    /// Takes what somebody typed, with or without spaces; `nil` if that is not of the form.
    package init?(typed: String) {
        let text = typed.filter { !$0.isWhitespace }
        guard text.utf8.count == Self.digits, text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
        else { return nil }
        self.text = text
    }

    /// A new code.
    static func make() -> EmailCode {
        var random = SystemRandomNumberGenerator()
        let digits = String(Int.random(in: 0..<1_000_000, using: &random))
        return EmailCode(unchecked: String(repeating: "0", count: Self.digits - digits.count) + digits)
    }

    private init(unchecked text: String) {
        self.text = text
    }

    /// SHA-256 of salt and code.
    ///
    /// Who has the database can find the code by trying all; that is of use to nobody, since they have the booking as well, and it
    /// is over in minutes. The salt keeps one table from serving for all rows.
    func hash(salt: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: salt + Array(text.utf8))) }

    /// Whether `hash` is that of this code, compared in constant time.
    func matches(hash: [UInt8], salt: [UInt8]) -> Bool {
        SHA256.hash(data: salt + Array(text.utf8)) == hash
    }
}
