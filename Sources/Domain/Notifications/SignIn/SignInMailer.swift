import Bookings
package import CivilTime
package import Localization
import Mail
package import SQL
import Texts

/// Sends the links that sign members in to the console, or those that show clients their bookings.
///
/// The link exists only in memory and in the mail: the database has its hash.
package struct SignInMailer: Sendable {
    private let database: any SQLDatabase
    private let identity: MessageIdentity
    private let carrier: any MailCarrier
    private let audience: Audience
    private let clock: @Sendable () -> Instant
    private let desk = SignInDesk()
    private let clients = ClientSessionDesk()

    /// Whom the links are for.
    package enum Audience: Sendable {
        case members, clients
    }

    package init(
        database: any SQLDatabase,
        identity: MessageIdentity,
        carrier: any MailCarrier,
        to audience: Audience = .members,
        clock: @escaping @Sendable () -> Instant
    ) {
        self.database = database
        self.identity = identity
        self.carrier = carrier
        self.audience = audience
        self.clock = clock
    }

    /// A mail that is ready to be handed over.
    package struct Prepared: Sendable {
        fileprivate let mail: EncodedMail
    }

    /// The mail with a new link; `nil` if nobody is known by `email`, or if the sender or the public URL is not configured.
    package func prepare(for email: String, in language: Language) async throws -> Prepared? {
        guard let sender = identity.sender, let url = identity.publicURL, let recipient = EmailAddress(email) else {
            return nil
        }
        let now = clock()
        let secret = try await database.transaction(.write, by: .system, at: now) {
            try await makeLink(for: email, in: $0)
        }
        guard let secret, let link = LinkAddress("\(url)/\(path)/\(secret.text)?lang=\(language.tag)"),
            let id = MessageID("sign-in.\(now.secondsSince1970).\(UInt64.random(in: 0 ... .max))", at: sender.domain)
        else { return nil }
        let (subject, content) = message(link, in: language)
        guard let text = BodyText(content.text) else { return nil }
        var mail = MailMessage(
            from: Mailbox(sender, name: HeaderText("Bookable")),
            to: Mailbox(recipient),
            subject: HeaderText(cleaning: subject),
            text: text,
            id: id,
            date: now.secondsSince1970
        )
        mail.html = BodyText(content.html.markup)
        return Prepared(mail: EncodedMail(mail))
    }

    private func makeLink(for email: String, in transaction: Transaction) async throws -> Secret? {
        switch audience {
        case .members: try await desk.makeLink(for: email, in: transaction)
        case .clients: try await clients.makeLink(for: email, in: transaction)
        }
    }

    /// Where links lead, on this server.
    private var path: String {
        switch audience {
        case .members: "login"
        case .clients: "my"
        }
    }

    private func message(_ link: LinkAddress, in language: Language) -> (subject: String, content: EmailContent) {
        let minutes = Int(SignInLimits.link / 60)
        switch audience {
        case .members:
            let message = SignInMessage(link: link, minutes: minutes, in: language)
            return (message.subject, message.email)
        case .clients:
            let message = OwnBookingsMessage(link: link, minutes: minutes, in: language)
            return (message.subject, message.email)
        }
    }

    package func send(_ prepared: Prepared) async -> DeliveryOutcome {
        await carrier.send(prepared.mail)
    }
}
