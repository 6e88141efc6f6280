import ArgumentParser
import Glibc

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
            ServeCommand.self, DemoCommand.self, SlotsCommand.self, CalendarsCommand.self, PolicyCommand.self,
            RulesCommand.self,
            BookingsCommand.self, RefundsCommand.self, PaymentsCommand.self, AnalyticsCommand.self, KeysCommand.self,
            MembersCommand.self,
            SecretsCommand.self, JobsCommand.self, MessagesCommand.self, WebhooksCommand.self, ClientsCommand.self,
            AuditCommand.self, ListingsCommand.self, ImportCommand.self, MigrateCommand.self, DatabaseCommand.self,
            BackupCommand.self,
            RestoreCommand.self,
            SettingsCommand.self, VersionCommand.self,
        ]
    )

    /// Runs the command that the arguments name, and ends the process.
    ///
    /// The status tells of output that was lost, whatever else the command found.
    static func main() async {
        StandardFiles.prepare()
        var status = ExitCode.success
        do {
            let arguments = Self.arguments
            try CommandSuggestion.check(arguments)
            var command = try await asyncParseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            status = report(error)
        }
        do {
            try Console.finish()
        } catch {
            status = report(error)
        }
        Glibc.exit(status.rawValue)
    }

    /// What the command line says, with -V as other programs take it.
    private static var arguments: [String] {
        let given = Array(CommandLine.arguments.dropFirst())
        return given == ["-V"] ? ["--version"] : given
    }

    /// Tells of an error, or prints the help that was asked for; the status to end with.
    private static func report(_ error: any Error) -> ExitCode {
        if let failure = error as? CommandFailure {
            Console.complain("Error: \(failure)")
            return failure.status
        }
        let status = exitCode(for: error)
        let message = fullMessage(for: error)
        guard !message.isEmpty else { return status }
        guard status.isSuccess else {
            Console.complain(message)
            return status
        }
        do {
            try Console.write(message + "\n")
            return status
        } catch {
            return report(error)
        }
    }

    /// The release, as in the change log.
    static let release = "0.1.0"
}
