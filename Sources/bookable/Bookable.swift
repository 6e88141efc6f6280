import ArgumentParser

/// The command line of Bookable.
@main
struct Bookable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bookable",
        abstract: "When a provider can be booked, and what a cancellation refunds.",
        discussion: """
            Start with demo data:       bookable demo && bookable serve
            Ask for slots offline:      bookable slots request.json
            Try a cancellation policy:  bookable policy eval moderate booking.json
            Replay past cancellations:  bookable refunds simulate --policy strict cancellations.csv

            Completions for your shell: bookable --generate-completion-script bash|zsh|fish
            """,
        version: release,
        subcommands: [
            ServeCommand.self, DemoCommand.self, SlotsCommand.self, PolicyCommand.self, RefundsCommand.self,
            PaymentsCommand.self, KeysCommand.self, JobsCommand.self, MigrateCommand.self, DatabaseCommand.self,
            VersionCommand.self,
        ]
    )

    /// The release, as in the change log.
    static let release = "0.1.0"
}
