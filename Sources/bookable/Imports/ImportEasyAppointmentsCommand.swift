import ArgumentParser
import Imports

/// Brings in an installation of Easy!Appointments.
struct ImportEasyAppointmentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "easyappointments",
        abstract: "Bring in a dump of the database of Easy!Appointments.",
        discussion: """
            Takes what mysqldump or mariadb-dump writes; nothing of it is run. Providers, their services, working plans and
            exceptions, unavailabilities and appointments to come are brought in. An appointment that does not fit is named,
            and its time is blocked. Clients are sent nothing but the reminders of their appointments.

              mysqldump --skip-triggers easyappointments > dump.sql
              bookable import easyappointments dump.sql --dry-run

            The exit status is 1 if a row is refused.
            """
    )

    @OptionGroup var arguments: ImportArguments

    @Argument(help: "The dump; - for standard input.", completion: .file(extensions: ["sql"]))
    var dump: InputFile

    func run() async throws {
        let now = Console.now()
        let bytes = try dump.readImport()
        let contents = try readingImport { () throws(ImportFault) in
            try EasyAppointmentsReader.read(bytes, arguments.options(at: now))
        }
        try await arguments.run(contents, from: "easyappointments", at: now)
    }
}
