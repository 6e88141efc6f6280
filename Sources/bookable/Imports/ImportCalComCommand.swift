import ArgumentParser
import Imports

/// Brings in users of Cal.com.
struct ImportCalComCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calcom",
        abstract: "Bring in answers of the API of Cal.com.",
        discussion: """
            Takes files with the answers of its API, version 1 or 2, about a user, their event types, schedules and bookings:
            one answer in each, or several under names of their own in one object. Pages of a list are several files.

              bookable import calcom me.json schedules.json \\
                event-types.json bookings.json --dry-run

            A booking that does not fit is named, and its time is blocked. Clients are sent nothing but reminders
            and requests for reviews. The exit status is 1 if a row is refused.
            """
    )

    @OptionGroup var arguments: ImportArguments

    @Argument(help: "The files; - for standard input.", completion: .file(extensions: ["json"]))
    var files: [InputFile]

    func run() async throws {
        let now = Console.now()
        let read = try files.map { (name: $0.name, bytes: try $0.readImport()) }
        let contents = try readingImport { () throws(ImportFault) in
            try CalComReader.read(read, arguments.options(at: now))
        }
        try await arguments.run(contents, from: "calcom", at: now)
    }
}
