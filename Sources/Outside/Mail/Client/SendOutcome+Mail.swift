import HTTPTransport
import Sending

/// What servers' replies and failed connections mean.
///
/// The texts name the reply's codes and what failed, never an address or the server's words, which repeat it.
extension SendOutcome {
    init(_ reply: SMTPReply) {
        guard !(200..<300).contains(reply.code) else {
            self = .sent(SendReceipt(id: reply.line))
            return
        }
        let enhancedCode = Self.enhancedCode(reply)
        let code = "\(reply.code)\(enhancedCode.map { " \($0)" } ?? "")"
        let failure = SendFailure(code: code, "The mail server answered \(code).")
        self =
            switch reply.code {
            case 400..<500: .retry(after: nil, failure)
            case 530, 534, 535, 538: .refused(.account, failure)
            case _ where enhancedCode.map(Self.codesOfLostAddresses.contains) == true: .gone(failure)
            default: .refused(.message, failure)
            }
    }

    init(_ error: HTTPError) {
        let failure = SendFailure(code: "\(error.code)", "The mail server did not take the mail: \(error.message)")
        self =
            switch error.code {
            case _ where error.delivery == .outcomeUnknown: .unknown(failure)
            case .invalidRequest, .insecure: .refused(.request, failure)
            default: .retry(after: nil, failure)
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
