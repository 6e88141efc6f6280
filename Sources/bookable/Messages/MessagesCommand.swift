import ArgumentParser

/// What is sent to clients and providers.
struct MessagesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "messages",
        abstract: "List messages, show what they would say, send those again that failed, and take bounces.",
        discussion: """
            A booking's messages are planned when it changes, and judged again when they are due: what is no longer true,
            or comes too late, is dropped.
            """,
        subcommands: [
            MessagesListCommand.self, MessagesPreviewCommand.self, MessagesSendTestCommand.self,
            MessagesRetryCommand.self, MessagesTakeBounceCommand.self,
        ]
    )
}
