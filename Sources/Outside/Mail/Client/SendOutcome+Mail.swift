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
            case _ where enhancedCode.map(EnhancedCode.ofLostAddresses.contains) == true: .gone(failure)
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

    /// The word after the code of a reply, if it is one of RFC 3463.
    private static func enhancedCode(_ reply: SMTPReply) -> String? {
        guard let word = reply.line.dropFirst(4).split(separator: " ").first else { return nil }
        return EnhancedCode.isCode(word) ? String(word) : nil
    }
}
