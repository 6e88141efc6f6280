import Crypto
import Foundation
import Hexadecimal

/// Makes the codes in what goes out with mails, such as links and addresses, and recognises its own.
///
/// A code is the beginning of an HMAC, in hexadecimal digits. It stays valid for as long as its secret is known.
struct CodeSigner: Sendable {
    private let keys: [SymmetricKey]

    /// In bytes.
    private let length: Int

    /// `nil` if there is no secret.
    ///
    /// - Parameters:
    ///   - secrets: Each 32 random bytes; the first one signs, and what the others signed is known.
    ///   - length: How many bytes a code has; twice as many digits.
    init?(secrets: [[UInt8]], length: Int) {
        guard !secrets.isEmpty else { return nil }
        keys = secrets.map { SymmetricKey(data: $0) }
        self.length = length
    }

    func code(of text: String) -> String { code(of: text, keys[0]) }

    /// Whether `given` is what `made` makes of a code of `text`, under any of the secrets.
    func isOurs(_ given: String, of text: String, _ made: (String) -> String) -> Bool {
        keys.contains { Self.isEqual(given, made(code(of: text, $0))) }
    }

    private func code(of text: String, _ key: SymmetricKey) -> String {
        HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key).prefix(length).hexadecimal
    }

    /// In constant time, so that no code can be found letter by letter.
    private static func isEqual(_ text: String, _ expected: String) -> Bool {
        let (bytes, others) = (Array(text.utf8), Array(expected.utf8))
        // The length is not a secret: it follows from what stands beside the code.
        guard bytes.count == others.count else { return false }
        return zip(bytes, others).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
