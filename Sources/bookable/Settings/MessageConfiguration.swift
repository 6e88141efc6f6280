import Bookings
import CivilTime
import HTTPTransport
import Mail
import Notifications
import SQL

/// How messages are sent.
struct MessageConfiguration: Sendable {
    var activity = Activity.on

    /// What mails come from; `nil` sends none.
    var mailFrom: EmailAddress?

    /// The mail server, with the password that it asks for.
    var smtpURL: String?
    var smtpCertificates: String?
    var smtpConnections = 4
    var smtpTimeout = Duration.seconds(60)

    /// Takes mails instead of a mail server.
    var mailFolder: String?

    /// Where clients reach the server, without a slash at the end.
    var publicURL: String?

    /// Whether messages are planned and sent.
    enum Activity: String, CaseIterable {
        case on, off
    }

    /// By which messages are sent.
    var channels: Set<Channel> {
        activity == .on && mailFrom != nil && (smtpURL != nil || mailFolder != nil) ? [.email] : []
    }

    /// Plans messages where bookings change; nothing where none are sent.
    var observers: [any BookingObserver] {
        channels.isEmpty ? [] : [MessagePlanning(zones: .system, channels: channels)]
    }

    /// What sends messages; `nil` where none are sent.
    struct Opened {
        let dispatcher: MessageDispatcher

        /// The client that mails go over, if they go to a server.
        fileprivate let client: MailClient?

        /// Waits for the mails that are on their way.
        func close() async { await client?.close() }
    }

    func open(
        on database: any SQLDatabase,
        reminderLinks: ReminderLinkSigner?,
        bookingLinks: ReminderLinkSigner?
    ) throws -> Opened? {
        guard activity == .on, let mailFrom, let (carrier, client) = try carrier() else { return nil }
        let dispatcher = MessageDispatcher(
            database: database,
            zones: .system,
            identity: MessageIdentity(
                sender: mailFrom,
                publicURL: publicURL,
                signer: reminderLinks,
                bookingLinks: bookingLinks
            ),
            mail: carrier,
            clock: Console.now
        )
        return Opened(dispatcher: dispatcher, client: client)
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
        guard smtpURL != nil || mailFolder != nil else {
            return mailFrom == nil ? nil : "needs smtp_url, the server that mails are handed to"
        }
        guard smtpURL == nil || mailFolder == nil else {
            return "goes with smtp_url or mail_folder, not with both"
        }
        return mailFrom == nil ? "must be set where mails are sent" : nil
    }
}
