package import CivilTime
package import Localization
package import Mail
import Texts

/// Sends a mail that tells nothing but that mails arrive.
///
/// It goes the way of all mails, and its answer is not kept.
package struct TestMailer: Sendable {
    private let identity: MessageIdentity
    private let carrier: any MailCarrier
    private let clock: @Sendable () -> Instant

    /// - Parameters:
    ///   - identity: In whose name the mail goes out.
    ///   - carrier: Hands it over.
    ///   - clock: What the time is.
    package init(identity: MessageIdentity, carrier: any MailCarrier, clock: @escaping @Sendable () -> Instant) {
        self.identity = identity
        self.carrier = carrier
        self.clock = clock
    }

    /// Hands a mail over, and returns what the mail server answered.
    package func send(to recipient: EmailAddress, in language: Language) async -> DeliveryOutcome {
        let (now, message) = (clock(), TestMessage(in: language))
        guard let sender = identity.sender, let text = BodyText(message.email.text),
            let id = MessageID("test.\(now.secondsSince1970).\(UInt64.random(in: 0 ... .max))", at: sender.domain)
        else { return .refused(reason: "The test mail cannot be written.") }
        var mail = MailMessage(
            from: Mailbox(sender, name: HeaderText("Bookable")),
            to: Mailbox(recipient),
            subject: HeaderText(cleaning: message.subject),
            text: text,
            id: id,
            date: now.secondsSince1970
        )
        mail.html = BodyText(message.email.html.markup)
        return await carrier.send(EncodedMail(mail))
    }
}
