import ArgumentParser
import Bookings
import SQL
import Webhooks

/// Sends events to an endpoint again.
struct WebhooksReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Send events to a webhook endpoint again: all of them or none."
    )

    @OptionGroup var options: DatabaseOptions

    @Argument(help: "The endpoint, whe_….")
    var endpoint: WebhookEndpointID

    @Argument(help: "The events, evt_….")
    var events: [WebhookEventID]

    func run() async throws {
        let database = try await options.openExisting()
        try await database.transaction(.write, by: .system, at: Console.now()) { transaction in
            for event in events {
                _ = try await WebhookHistory().replay(event, to: endpoint, in: transaction)
            }
        }
        try await database.close()
        for event in events { try Console.print("\(event) is to be sent.") }
    }
}

extension WebhookEventID: ExpressibleByArgument {}
