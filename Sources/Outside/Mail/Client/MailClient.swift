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
        await send(EncodedMail(message))
    }

    /// As for a message, for a mail of which the bytes are known, such as one that is sent again.
    package func send(_ mail: EncodedMail) async -> SendOutcome {
        guard mail.content.count <= settings.maximumSize else {
            let text = "The mail has \(mail.content.count) bytes; \(settings.maximumSize) are the most."
            return .refused(.request, SendFailure(code: nil, text))
        }
        do throws(HTTPError) {
            return SendOutcome(
                try await smtp.send(SMTPMessage(from: mail.sender, to: mail.recipient, content: mail.content))
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
