import ArgumentParser

/// Cancellation policies.
struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "Check, test, try, draw and compare cancellation policies.",
        discussion: """
            A policy is a Lua script that says how much of what was paid a cancellation gives back; docs/policies.md tells
            how to write one. Where a command takes a policy, it is the name of a standard one (flexible, moderate,
            strict) or the path of a script.
            """,
        subcommands: [
            PolicyCheckCommand.self, PolicyTestCommand.self, PolicyEvalCommand.self, PolicyCurveCommand.self,
            PolicyDiffCommand.self, PolicyTrialCommand.self,
        ]
    )
}
