import ArgumentParser

/// What outside programs are told.
struct WebhooksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhooks",
        abstract: "List webhook endpoints and what they were told, and send events again.",
        subcommands: [WebhooksListCommand.self, WebhooksDeliveriesCommand.self, WebhooksReplayCommand.self]
    )
}
