package import HTTPTransport
package import Sending

/// Hands mails to one SMTP server, over connections that are used again.
///
/// It does not repeat a mail by itself, except on a new connection where the old one was closed before the mail began.
package final class MailClient: Sendable {
    private let smtp: SMTPClient
    private let settings: MailSettings

    /// A client with a thread of its own; throws if that or libcurl cannot be started.
    package init(_ settings: MailSettings) throws(HTTPError) {
        var limits = HTTPClientLimits()
        limits.connectTimeout = settings.connectTimeout
        limits.timeout = settings.timeout
        limits.runningRequests = settings.connections
        limits.idleConnections = settings.connections
        limits.waitingRequests = settings.waitingMails
        smtp = try SMTPClient(settings.server, limits: limits, certificateFile: settings.certificateFile)
        self.settings = settings
    }

    /// Hands a mail over; the receipt of one that was taken has the server's words, which mostly name the mail there.
    ///
    /// That it was taken does not mean that it arrives: bounces come to `message.bounces` later. A mail whose outcome
    /// is unknown may be sent again with the same id, by which mailboxes can drop the second.
    package func send(_ message: MailMessage) async -> SendOutcome {
        let content = message.encoded
        guard content.count <= settings.maximumSize else {
            let text = "The mail has \(content.count) bytes; \(settings.maximumSize) are the most."
            return .refused(.request, SendFailure(code: nil, text))
        }
        let sender = message.bounces ?? message.from.address
        do throws(HTTPError) {
            return SendOutcome(
                try await smtp.send(SMTPMessage(from: sender.text, to: message.to.address.text, content: content))
            )
        } catch {
            return SendOutcome(error)
        }
    }

    /// Waits for the mails that are on their way, and ends.
    package func close() async {
        await smtp.close()
    }
}
