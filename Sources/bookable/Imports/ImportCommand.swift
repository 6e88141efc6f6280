import ArgumentParser

/// Brings in what other booking systems have.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring in providers, services, hours and bookings from elsewhere.",
        discussion: """
            Try it first with --dry-run, which writes nothing and names every row that does not fit, with its reason.
            A file can be imported again: what is here already stays as it is. docs/import.md says what is taken over
            from each system.

              bookable import easyappointments dump.sql --dry-run
            """,
        subcommands: [
            ImportEasyAppointmentsCommand.self, ImportCalComCommand.self, ImportCSVCommand.self,
        ]
    )
}
