package import HTTPTransport

/// A mail that was not sent.
///
/// The text names the reply's codes and what failed, never an address or the server's words, which repeat it.
package struct MailError: Error, Sendable {
    package let outcome: MailOutcome
    /// What the server answered, such as 550; `nil` if it did not.
    package let code: Int?
    /// The finer code of RFC 3463, such as `5.1.1`.
    package let enhancedCode: String?
    package let message: String
    package let cause: HTTPError?

    /// A server's refusal.
    init(_ reply: SMTPReply) {
        let enhancedCode = Self.enhancedCode(reply)
        outcome = Self.outcome(reply.code, enhancedCode)
        code = reply.code
        self.enhancedCode = enhancedCode
        message = "The mail server answered \(reply.code)\(enhancedCode.map { " \($0)" } ?? "")."
        cause = nil
    }

    init(_ error: HTTPError) {
        let isOurs = error.code == .invalidRequest || error.code == .insecure
        outcome = error.delivery == .outcomeUnknown ? .unknown : isOurs ? .bug : .retryLater
        code = nil
        enhancedCode = nil
        message = "The mail server did not take the mail: \(error.message)"
        cause = error
    }

    init(_ outcome: MailOutcome, _ message: String) {
        self.outcome = outcome
        code = nil
        enhancedCode = nil
        self.message = message
        cause = nil
    }

    private static func outcome(_ code: Int, _ enhancedCode: String?) -> MailOutcome {
        switch code {
        case 400..<500: .retryLater
        case 530, 534, 535, 538: .credentials
        default: enhancedCode.map(codesOfLostAddresses.contains) == true ? .gone : .refused
        }
    }

    /// No such mailbox, host or relay to it; moved; a null MX; disabled.
    private static let codesOfLostAddresses: Set = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"]

    /// The word after the code of a reply, if it is one of RFC 3463.
    private static func enhancedCode(_ reply: SMTPReply) -> String? {
        guard let word = reply.line.dropFirst(4).split(separator: " ").first else { return nil }
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        let isCode =
            parts.count == 3
            && parts.allSatisfy { (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
        return isCode ? String(word) : nil
    }
}

extension MailError: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String { message }
    package var debugDescription: String { message }
}
