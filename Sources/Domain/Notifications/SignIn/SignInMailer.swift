import Bookings
package import CivilTime
package import Localization
import Mail
package import SQL
import Texts

/// Sends the links that sign members in to the console.
///
/// The link exists only in memory and in the mail: the database has its hash.
package struct SignInMailer: Sendable {
    private let database: any SQLDatabase
    private let identity: MessageIdentity
    private let carrier: any MailCarrier
    private let clock: @Sendable () -> Instant
    private let desk = SignInDesk()

    package init(
        database: any SQLDatabase,
        identity: MessageIdentity,
        carrier: any MailCarrier,
        clock: @escaping @Sendable () -> Instant
    ) {
        self.database = database
        self.identity = identity
        self.carrier = carrier
        self.clock = clock
    }

    /// A mail that is ready to be handed over.
    package struct Prepared: Sendable {
        fileprivate let mail: EncodedMail
    }

    /// The mail with a new link; `nil` if nobody signs in by `email`, or if the server does not know how it is reached.
    package func prepare(for email: String, in language: Language) async throws -> Prepared? {
        guard let sender = identity.sender, let url = identity.publicURL, let recipient = EmailAddress(email) else {
            return nil
        }
        let now = clock()
        let secret = try await database.transaction(.write, by: .system, at: now) {
            try await desk.makeLink(for: email, in: $0)
        }
        guard let secret, let link = LinkAddress("\(url)/login/\(secret.text)?lang=\(language.tag)"),
            let id = MessageID("sign-in.\(now.secondsSince1970).\(UInt64.random(in: 0 ... .max))", at: sender.domain)
        else { return nil }
        let message = SignInMessage(link: link, minutes: Int(SignInLimits.link / 60), in: language)
        guard let text = BodyText(message.email.text) else { return nil }
        var mail = MailMessage(
            from: Mailbox(sender, name: HeaderText("Bookable")),
            to: Mailbox(recipient),
            subject: HeaderText(cleaning: message.subject),
            text: text,
            id: id,
            date: now.secondsSince1970
        )
        mail.html = BodyText(message.email.html.markup)
        return Prepared(mail: EncodedMail(mail))
    }

    package func send(_ prepared: Prepared) async -> DeliveryOutcome {
        await carrier.send(prepared.mail)
    }
}
