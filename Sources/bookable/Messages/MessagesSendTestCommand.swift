import CivilTime
import ArgumentParser
import Bookings
import HTTPTransport
import Mail
import Notifications

/// Sends a mail to see whether mails arrive.
struct MessagesSendTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send-test",
        abstract: "Send a test mail through the configured mail server, and say what it answered.",
        discussion: "Takes the settings of `bookable serve`: smtp_url, mail_from and the others of messages."
    )

    @OptionGroup(title: MessageSettings.title) var messages: SettingOptions<MessageSettings>
    @OptionGroup var file: ConfigurationFileOption

    @Argument(help: "The address to send it to.")
    var address: String

    func run() async throws {
        let settings = try file.settings(options: messages.texts)
        let configuration = try ServeConfiguration(settings, table: MessageSettings.settings).messages
        guard let recipient = EmailAddress(address) else {
            throw ValidationError("\(address) is not an e-mail address.")
        }
        guard let sender = configuration.mailFrom, let (carrier, client) = try configuration.carrier() else {
            throw CommandFailure("No mail server is set: set smtp_url and mail_from.")
        }
        let outcome = try await carrier.send(EncodedMail(mail(from: sender, to: recipient)))
        await client?.close()
        switch outcome {
        case .sent: try Console.print("The mail was taken. Whether it arrives shows in the mailbox.")
        case .refused(let reason), .gone(let reason), .retry(let reason), .outage(let reason), .unknown(let reason):
            throw CommandFailure(reason)
        }
    }

    private func mail(from sender: EmailAddress, to recipient: EmailAddress) throws -> MailMessage {
        let now = Console.now()
        guard let id = MessageID("test.\(now.secondsSince1970).\(UInt32.random(in: 0 ... .max))", at: sender.domain),
            let text = BodyText("This mail was sent by `bookable messages send-test`. Mails from Bookable arrive.\n")
        else { throw CommandFailure("The test mail cannot be written.") }
        return MailMessage(
            from: Mailbox(sender, name: HeaderText("Bookable")),
            to: Mailbox(recipient),
            subject: HeaderText(cleaning: "Test mail of Bookable"),
            text: text,
            id: id,
            date: now.secondsSince1970
        )
    }
}
