import ArgumentParser

/// Secrets of the server.
struct SecretsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "secrets",
        abstract: "Make secrets that the settings take, and replace keys.",
        subcommands: [SecretsCreateVAPIDCommand.self, SecretsRotateCommand.self]
    )
}
