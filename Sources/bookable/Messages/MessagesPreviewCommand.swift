import ArgumentParser
import Bookings
import CivilTime
import Notifications
import SQL

/// Shows what a message about a booking would say.
struct MessagesPreviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Show a message as it would be sent now, without sending it."
    )

    @OptionGroup var options: DatabaseOptions

    @Argument(help: "The message's id, as `messages list` prints it.")
    var message: MessageKey

    @Option(help: "The address that mails come from.")
    var mailFrom = "bookings@example.com"

    @Flag(help: "Print the HTML instead of the text.")
    var html = false

    func run() async throws {
        guard let sender = MessageIdentity(mailFrom: mailFrom) else {
            throw ValidationError("--mail-from takes an e-mail address.")
        }
        let database = try await options.openExisting()
        if message.channel == .sms {
            let short = try await database.transaction(.read) { connection in
                try await MessagePreview(zones: .system, identity: sender)
                    .shortMessage(message, at: Console.now(), in: connection)
            }
            try await database.close()
            guard let short else { throw CommandFailure("Message \(message) was not found.") }
            return try Console.print("\(short.text)\n\nSegments: \(short.segments)")
        }
        let preview = try await database.transaction(.read) { connection in
            try await MessagePreview(zones: .system, identity: sender)
                .mail(message, at: Console.now(), in: connection)
        }
        try await database.close()
        guard let preview else { throw CommandFailure("Message \(message) was not found.") }
        if html {
            try Console.print(preview.html)
            return
        }
        try Console.print("Subject: \(preview.subject)\n\n\(preview.text)")
    }
}

extension MessageKey: ExpressibleByArgument {
    /// What `messages list` prints.
    public init?(argument: String) {
        self.init(rawValue: argument)
    }
}
