import Bookings
import CivilTime
import FCM
import HTTPTransport
import Mail
import Notifications
import SQL
import WebPush

/// How messages are sent.
struct MessageConfiguration: Sendable {
    var activity = Activity.on

    /// What mails come from; `nil` sends none.
    var mailFrom: EmailAddress?

    /// Where mails come back to that cannot be delivered; `nil` sends them to ``mailFrom``.
    var bounceAddress: EmailAddress?

    /// The mail server, with the password that it asks for.
    var smtpURL: String?
    var smtpCertificates: String?
    var smtpConnections = 4
    var smtpTimeout = Duration.seconds(60)

    /// Takes mails instead of a mail server.
    var mailFolder: String?

    /// Where clients reach the server, without a slash at the end.
    var publicURL: String?

    var sms = ShortMessageConfiguration()

    /// By which push services know the server; `nil` pushes nothing.
    var vapidKey: VAPIDKey?

    /// Sends push messages to apps; `nil` if they are off.
    var fcmAccount: ServiceAccount?
    var fcmURL = FCMSettings.standardURL

    /// Whether messages are planned and sent.
    enum Activity: String, CaseIterable {
        case on, off
    }

    /// By which messages are sent.
    var channels: Set<Channel> {
        guard activity == .on else { return [] }
        var channels: Set<Channel> = []
        if mailFrom != nil && (smtpURL != nil || mailFolder != nil) { channels.insert(.email) }
        if sms.isSet { channels.insert(.sms) }
        if vapidKey != nil, pushContact != nil { channels.insert(.push) }
        if fcmAccount != nil { channels.insert(.push) }
        return channels
    }

    /// Plans messages where bookings change; nothing where none are sent.
    var observers: [any BookingObserver] {
        channels.isEmpty ? [] : [MessagePlanning(zones: .system, channels: channels)]
    }

    /// Where push services find a person; `nil` if nobody can be named.
    private var pushContact: String? { mailFrom.map { "mailto:\($0.text)" } ?? publicURL }

    /// What sends messages.
    struct Opened {
        /// One for each channel.
        var dispatchers: [MessageDispatcher] = []

        /// Mails notices to providers; `nil` if the server sends no mail.
        fileprivate var notices: ProviderNoticeSender?

        /// Mails codes to clients who have to prove their address; `nil` if the server sends no mail.
        fileprivate var proofs: EmailProofSender?

        /// Mails those who wait for a place; `nil` if the server sends no mail, or does not know how it is reached.
        fileprivate var waitlist: WaitlistMailSender?

        /// Sends links of one kind; `nil` if the server sends no mail.
        var signIn: SignInMailer?

        /// Sends links to clients' bookings; `nil` if the server sends no mail.
        var clientLinks: SignInMailer?

        /// Sends test mails; `nil` if the server sends no mail.
        var testMailer: TestMailer?

        /// What short messages go out by; `nil` if none do.
        var sms: ShortMessageConfiguration.Opened?

        /// Pushes messages to browsers.
        fileprivate var push: WebPushClient?

        /// The client that messages to apps go over.
        fileprivate var apps: HTTPClient?

        /// The client that mails go over, if they go to a server.
        fileprivate var client: MailClient?

        /// What does the work of jobs about messages, by kind.
        var jobHandlers: [JobKind: JobHandler] {
            guard let notices, let proofs else { return [:] }
            var handlers: [JobKind: JobHandler] = [
                EventSubscriber.notices.jobKind: { await notices.send($0) },
                EmailProof.jobKind: { await proofs.send($0) },
            ]
            if let waitlist { handlers[WaitlistEntry.mailJobKind] = { await waitlist.send($0) } }
            return handlers
        }

        /// Waits for the messages that are on their way.
        func close() async {
            await client?.close()
            await sms?.close()
            await push?.close()
            await apps?.close()
        }
    }

    /// What sends messages by each channel that is on.
    func open(
        on database: any SQLDatabase,
        reminderLinks: ReminderLinkSigner?,
        bookingLinks: ReminderLinkSigner?,
        bounces: BounceAddress?
    ) throws -> Opened {
        var opened = Opened()
        guard activity == .on else { return opened }
        let identity = MessageIdentity(
            sender: mailFrom,
            publicURL: publicURL,
            signer: reminderLinks,
            bookingLinks: bookingLinks,
            bounces: bounces
        )
        try openMail(in: &opened, on: database, identity)
        if let sms = try sms.open(publicURL: publicURL) {
            opened.sms = sms
            opened.dispatchers.append(
                MessageDispatcher(
                    database: database,
                    zones: .system,
                    identity: identity,
                    sms: sms.gateways,
                    dailyBudget: self.sms.dailyBudget,
                    clock: Console.now
                )
            )
        }
        if let vapidKey, let pushContact, let settings = WebPushSettings(key: vapidKey, contact: pushContact) {
            opened.push = try WebPushClient(settings)
        }
        let apps = try apps(over: &opened)
        if opened.push != nil || apps != nil {
            opened.dispatchers.append(
                MessageDispatcher(
                    database: database,
                    zones: .system,
                    identity: identity,
                    push: opened.push,
                    apps: apps,
                    clock: Console.now
                )
            )
        }
        return opened
    }

    /// What mails, if the server sends any.
    private func openMail(
        in opened: inout Opened,
        on database: any SQLDatabase,
        _ identity: MessageIdentity
    ) throws {
        guard mailFrom != nil, let (carrier, client) = try carrier() else { return }
        opened.client = client
        opened.notices = ProviderNoticeSender(
            database: database,
            zones: .system,
            identity: identity,
            carrier: carrier,
            clock: Console.now
        )
        opened.proofs = EmailProofSender(
            database: database,
            zones: .system,
            identity: identity,
            carrier: carrier,
            clock: Console.now
        )
        opened.waitlist = WaitlistMailSender(
            database: database,
            zones: .system,
            identity: identity,
            carrier: carrier,
            clock: Console.now
        )
        opened.signIn = signInMailer(database, identity, carrier, to: .members)
        opened.clientLinks = signInMailer(database, identity, carrier, to: .clients)
        opened.testMailer = TestMailer(identity: identity, carrier: carrier, clock: Console.now)
        opened.dispatchers.append(
            MessageDispatcher(
                database: database,
                zones: .system,
                identity: identity,
                mail: carrier,
                clock: Console.now
            )
        )
    }

    private func apps(over opened: inout Opened) throws -> FCMClient? {
        guard let fcmAccount else { return nil }
        var settings = FCMSettings(account: fcmAccount)
        settings.baseURL = fcmURL
        let http = try HTTPClient()
        opened.apps = http
        return FCMClient(settings, over: http)
    }

    /// Sends sign-in links; `nil` if the server does not know how it is reached.
    private func signInMailer(
        _ database: any SQLDatabase,
        _ identity: MessageIdentity,
        _ carrier: any MailCarrier,
        to audience: SignInMailer.Audience
    ) -> SignInMailer? {
        guard publicURL != nil else { return nil }
        return SignInMailer(
            database: database,
            identity: identity,
            carrier: carrier,
            to: audience,
            clock: Console.now
        )
    }

    /// What takes mails to their recipients, and the client that it uses if it is a server; `nil` if nothing does.
    func carrier() throws -> (carrier: any MailCarrier, client: MailClient?)? {
        if let mailFolder { return (try MaildirCarrier(folder: mailFolder), nil) }
        guard let smtpURL else { return nil }
        var settings = MailSettings(
            server: try SMTPServer(url: smtpURL, ownName: mailFrom?.domain.ascii ?? "localhost")
        )
        settings.certificateFile = smtpCertificates
        settings.connections = smtpConnections
        settings.timeout = smtpTimeout
        let client = try MailClient(settings)
        return (SMTPCarrier(client), client)
    }

    /// What does not go together; `nil` if everything does.
    var fault: String? {
        if vapidKey != nil {
            guard let pushContact else { return "or public_url must be set where messages are pushed" }
            guard let vapidKey, WebPushSettings(key: vapidKey, contact: pushContact) != nil else {
                return "must be at a public domain where messages are pushed"
            }
        }
        guard smtpURL != nil || mailFolder != nil else {
            return mailFrom == nil ? nil : "needs smtp_url, the server that mails are handed to"
        }
        guard smtpURL == nil || mailFolder == nil else {
            return "goes with smtp_url or mail_folder, not with both"
        }
        return mailFrom == nil ? "must be set where mails are sent" : nil
    }
}
