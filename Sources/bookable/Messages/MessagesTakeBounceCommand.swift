import ArgumentParser
import Bookings
import CivilTime
import Foundation
import Mail
import Notifications
import SQL

/// Takes in a report that a mail could not be delivered.
struct MessagesTakeBounceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "take-bounce",
        abstract: "Read the report of a mail server that a mail came back, and note what it says.",
        discussion: """
            For the mail server that takes mail for bounce_address, which hands each to this command's standard input. The \
            message is noted as failed; the second time that an address is said not to exist, nothing more is sent there. \
            Other mails, and reports about mails that this server did not send, change nothing.

            Takes bounce_address and secrets_key of `bookable serve`. The exit status is 75 if the mail server should try \
            again later, such as when the database cannot be reached.
            """
    )

    @OptionGroup var options: DatabaseOptions
    @OptionGroup(title: MessageSettings.title) var messages: SettingOptions<MessageSettings>
    @OptionGroup(title: SecretSettings.title) var secrets: SettingOptions<SecretSettings>
    @OptionGroup var file: ConfigurationFileOption

    @Option(help: "The address that the report came to; without it, the report's own fields are looked through.")
    var recipient: String?

    func run() async throws {
        let settings = try file.settings(options: messages.texts.merging(secrets.texts) { $1 })
        let table = MessageSettings.settings + SecretSettings.settings
        guard let address = try ServeConfiguration(settings, table: table).bounces else {
            throw CommandFailure("No address for bounces is set: set bounce_address and secrets_key.")
        }
        guard let report = DeliveryReport(mail: try Self.mail()) else {
            return try Console.print("This mail does not report that a mail came back; it changes nothing.")
        }
        do {
            let outcome = try await take(report, to: address)
            try Console.print(Self.text(of: outcome, report))
        } catch let error as CommandFailure where error.status == .failure {
            throw CommandFailure(error.description, status: Self.tryLater)
        } catch let error as SQLError {
            throw CommandFailure("The report could not be noted: \(error.message)", status: Self.tryLater)
        }
    }

    private func take(_ report: DeliveryReport, to address: BounceAddress) async throws -> MessageBounces.Outcome {
        let database = try await options.openExisting()
        let outcome = try await database.transaction(.write) { connection in
            try await MessageBounces(to: address, zones: .system).take(
                report,
                sentTo: recipient.flatMap { EmailAddress($0) },
                at: Console.now(),
                in: connection
            )
        }
        try await database.close()
        return outcome
    }

    /// The start of the mail, which says all.
    private static func mail() throws -> [UInt8] {
        let input = FileHandle.standardInput
        let mail = try input.read(upToCount: longest) ?? Data()
        // A mail server takes it for a failure if nobody reads all of it.
        while let rest = try input.read(upToCount: longest), !rest.isEmpty {}
        return Array(mail)
    }

    private static func text(of outcome: MessageBounces.Outcome, _ report: DeliveryReport) -> String {
        switch outcome {
        case .failed(let key, true): "Message \(key) came back (\(report.code)), which counts against its address."
        case .failed(let key, false): "Message \(key) came back (\(report.code))."
        case .known(let key): "What became of message \(key) was known."
        case .foreign: "This report is not about a mail that this server sent; it changes nothing."
        }
    }

    private static let longest = 1 << 20

    /// `EX_TEMPFAIL` of sysexits(3), as mail servers know it.
    private static let tryLater = ExitCode(75)
}
