import ArgumentParser
import Imports
import PolicySimulation

/// Brings in files of CSV.
struct ImportCSVCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "csv",
        abstract: "Bring in CSV files of providers, services, hours and bookings.",
        discussion: """
            Every row but those of providers names its provider by id. The delimiter and UTF-16 are detected.

            \(SheetKind.allCases.map(Self.columns).joined(separator: "\n"))

              bookable import csv --providers providers.csv \\
                --services services.csv --hours hours.csv \\
                --clients clients.csv --bookings bookings.csv --dry-run

            A booking that does not fit is named, and its time is blocked. Clients are sent nothing but reminders
            and requests for reviews. The exit status is 1 if a row is refused.
            """
    )

    private static func columns(of kind: SheetKind) -> String {
        "\(kind.rawValue): \(kind.required.joined(separator: ", ")); optional: \(kind.optional.joined(separator: ", "))."
    }

    @OptionGroup var arguments: ImportArguments

    @Option(help: "The file of providers.", completion: .file(extensions: ["csv"]))
    var providers: InputFile

    @Option(help: "The file of services.", completion: .file(extensions: ["csv"]))
    var services: InputFile?

    @Option(help: "The file of weekly hours, and of dates with other hours.", completion: .file(extensions: ["csv"]))
    var hours: InputFile?

    @Option(help: "The file of blocked times.", completion: .file(extensions: ["csv"]))
    var blocked: InputFile?

    @Option(help: "The file of clients.", completion: .file(extensions: ["csv"]))
    var clients: InputFile?

    @Option(help: "The file of bookings.", completion: .file(extensions: ["csv"]))
    var bookings: InputFile?

    @Option(help: "The delimiter of fields: a character, or tab; detected from the header by default.")
    var delimiter: Delimiter?

    @Option(help: "The encoding: utf-8, utf-16le, utf-16be, windows-1252 or iso-8859-1; UTF-16 is detected.")
    var encoding: TextEncoding?

    @Option(help: "The unit of prices: decimal (12.50, the default) or minor (1250).")
    var amounts: AmountUnit?

    @Option(help: "The decimal mark of prices: . or , (detected where it is unambiguous).")
    var decimal: DecimalMark?

    @Option(
        help: ArgumentHelp("The order of dates such as 01.03.2026: dmy, mdy, unix, or a pattern.", valueName: "order")
    )
    var dateFormat: DateOrder?

    func run() async throws {
        let now = Console.now()
        var reading = ReadingOptions()
        reading.delimiter = delimiter?.byte
        reading.encoding = encoding
        reading.amounts = amounts
        reading.decimalMark = decimal
        reading.dateOrder = dateFormat
        let files: [(SheetKind, InputFile?)] = [
            (.providers, providers), (.services, services), (.hours, hours), (.blocked, blocked), (.clients, clients),
            (.bookings, bookings),
        ]
        var sheets: [Sheet] = []
        for case (let kind, let file?) in files {
            let bytes = try file.readImport()
            do {
                sheets.append(try await Sheet(kind, name: file.name, bytes, reading))
            } catch let fault as ImportFault {
                throw CommandFailure("The file cannot be imported: \(fault)", status: .unusableInput)
            }
        }
        let contents = try readingImport { () throws(ImportFault) in
            try SheetReader.read(sheets, arguments.options(at: now), reading)
        }
        try await arguments.run(contents, from: "csv", at: now)
    }
}
