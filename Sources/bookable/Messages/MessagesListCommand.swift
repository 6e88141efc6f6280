import ArgumentParser
import Bookings
import Notifications
import SQL

/// Lists a booking's messages.
struct MessagesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List what was and will be sent about a booking."
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: "The booking, bkg_….")
    var booking: BookingID

    @OptionGroup var output: TextOptions

    private var format: OutputFormat { output.format }

    func run() async throws {
        let database = try await options.openExisting()
        let messages = try await database.transaction(.read) { connection in
            _ = try await BookingStore().find(booking, in: connection)
            return try await MessageStore().list(of: booking, in: connection)
        }
        try await database.close()
        for message in messages {
            let document = MessageDocument(message)
            switch format {
            case .text: try Console.print(document.text)
            case .json: try Console.write(try Console.json(document))
            }
        }
    }
}
