import ArgumentParser

/// Availability rules.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Check availability rules.",
        discussion: """
            An availability rule is a Lua script that decides which starts a provider offers, and at which price;
            docs/availability-rules.md tells how to write one.
            """,
        subcommands: [RulesCheckCommand.self]
    )
}
