import ArgumentParser

/// Work that waits, runs or was given up.
struct JobsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobs",
        abstract: "List jobs, and replay or discard those that were given up.",
        discussion: """
            A job is work that a change left behind, such as a refund to be paid. A server tries it again and again,
            waiting longer each time; after the last attempt, or where trying again would not help, it is dead and
            waits for you.
            """,
        subcommands: [JobsListCommand.self, JobsReplayCommand.self, JobsDiscardCommand.self]
    )
}
