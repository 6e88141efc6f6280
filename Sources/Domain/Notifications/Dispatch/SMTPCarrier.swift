package import Mail
import Sending

/// Hands mails to a mail server.
package struct SMTPCarrier: MailCarrier {
    private let client: MailClient

    package init(_ client: MailClient) {
        self.client = client
    }

    package func send(_ mail: EncodedMail) async -> DeliveryOutcome {
        switch await client.send(mail) {
        // The server's words name the mail there, but the id that matters is our own.
        case .sent: .sent(id: nil)
        case .refused(.account, let failure): .outage(reason: failure.message)
        case .refused(_, let failure): .refused(reason: failure.message)
        case .gone(let failure): .gone(reason: failure.message)
        case .unknown(let failure): .unknown(reason: failure.message)
        case .retry(_, let failure):
            Self.isAboutThisMail(failure) ? .retry(reason: failure.message) : .outage(reason: failure.message)
        }
    }

    /// Whether the server spoke of one mail: not if it could not be reached, or closes the connection (421).
    private static func isAboutThisMail(_ failure: SendFailure) -> Bool {
        // What failed on the way has a name such as `timeout`; only the server's own answers have numbers.
        guard let code = failure.code, code.first?.isNumber == true else { return false }
        return !code.hasPrefix("421")
    }
}
