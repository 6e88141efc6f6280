import ArgumentParser

/// What was booked.
struct BookingsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bookings",
        abstract: "List bookings with what was paid and given back.",
        subcommands: [BookingsListCommand.self]
    )
}
