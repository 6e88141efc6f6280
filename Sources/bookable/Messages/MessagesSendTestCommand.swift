import CivilTime
import ArgumentParser
import Bookings
import Localization
import Mail
import Notifications
import Sending
import ShortMessages

/// Sends a mail or a short message to see whether they arrive.
struct MessagesSendTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send-test",
        abstract: "Send a test message by the configured services, and say what they answered.",
        discussion:
            "Takes the settings of `bookable serve`: smtp_url, mail_from and the others of messages. A telephone number gets a short message."
    )

    @OptionGroup(title: MessageSettings.title) var messages: SettingOptions<MessageSettings>
    @OptionGroup(title: ShortMessageSettings.title) var shortMessages: SettingOptions<ShortMessageSettings>
    @OptionGroup var file: ConfigurationFileOption

    @Argument(help: "The address or the telephone number to send it to.")
    var address: String

    func run() async throws {
        let settings = try file.settings(options: messages.texts.merging(shortMessages.texts) { $1 })
        let table = MessageSettings.settings + ShortMessageSettings.settings
        let configuration = try ServeConfiguration(settings, table: table).messages
        if let number = PhoneNumber(address) { return try await sendShortMessage(to: number, configuration) }
        guard let recipient = EmailAddress(address) else {
            throw ValidationError("\(address) is not an e-mail address.")
        }
        guard let sender = configuration.mailFrom, let (carrier, client) = try configuration.carrier() else {
            throw CommandFailure("No mail server is set: set smtp_url and mail_from.")
        }
        let identity = MessageIdentity(sender: sender)
        let mailer = TestMailer(identity: identity, carrier: carrier, clock: Console.now)
        let outcome = await mailer.send(to: recipient, in: .english)
        await client?.close()
        if let failure = outcome.failure { throw CommandFailure(failure) }
        try Console.print("The mail was taken. Whether it arrives shows in the mailbox.")
    }

    private func sendShortMessage(to number: PhoneNumber, _ configuration: MessageConfiguration) async throws {
        guard let sms = try configuration.sms.open(publicURL: configuration.publicURL) else {
            throw CommandFailure("No service of short messages is set: set twilio_account or smsru_api_id.")
        }
        guard let text = SMSText("Short messages from Bookable arrive."),
            let message = ShortMessage(
                id: "test-\(Console.now().secondsSince1970)",
                to: number,
                text: text,
                validity: .seconds(3_600)
            )
        else { throw CommandFailure("The test message cannot be written.") }
        let outcome = await sms.gateways.send(message)
        await sms.close()
        if let failure = outcome.failure { throw CommandFailure(failure.message) }
        try Console.print("The short message was taken. Whether it arrives shows on the telephone.")
    }
}
