import ArgumentParser
import Bookings
import Notifications
import SQL

/// Lets messages that failed be sent again.
struct MessagesRetryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Let messages that failed be sent again: all of them or none.",
        discussion: "They are judged again; a message that is out of date stays unsent."
    )

    @OptionGroup var options: DatabaseOptions

    @Argument(help: "The messages' ids, as `messages list` prints them.")
    var messages: [MessageKey]

    func run() async throws {
        let database = try await options.openExisting()
        try await database.transaction(.write) { connection in
            for message in messages {
                guard try await MessageStore().retry(message, at: Console.now(), in: connection) else {
                    throw CommandFailure("Message \(message) was not found among those that failed.")
                }
            }
        }
        try await database.close()
        for message in messages { try Console.print("\(message) is planned.") }
    }
}
