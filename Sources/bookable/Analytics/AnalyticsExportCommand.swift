import ArgumentParser
import Bookings
import CivilTime
import Glibc
import PolicySimulation
import SQL

/// Writes the figures of practices as flat files for other programs.
struct AnalyticsExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write figures by practice, service and month as typed, flat files.",
        discussion: """
            Writes figures.csv, money.csv and datapackage.json, which describes their columns, into a folder, each whole or not at
            all. Dates are ISO 8601, amounts are minor units, and the order of columns and rows is always the same. Changes nothing
            in the database.

              bookable analytics export --from 2025-01 --until 2025-12 --to figures/
            """
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: "The provider; all of them where this is left out.")
    var provider: ProviderID?

    @Option(help: "The first month, such as 2025-01.")
    var from: CalendarMonth

    @Option(help: "The last month.")
    var until: CalendarMonth

    @Option(help: "The folder, which is made if it does not exist.")
    var to: String

    func validate() throws {
        guard from <= until else { throw ValidationError("--until is \(until), which is before \(from).") }
        guard !to.isEmpty else { throw ValidationError("--to is empty; name a folder.") }
    }

    func run() async throws {
        let database = try await options.openExisting()
        try makeFolder()
        var files: [(table: FigureExport, file: OutputFile)] = []
        for table in FigureExport.allCases {
            let file = try OutputFile(path: "\(to)/\(table.rawValue).csv", mode: OutputFile.ordinary)
            try file.write(Array(CSVText.line(table.columns.map(\.name)).utf8))
            files.append((table, file))
        }
        let written = files
        try await database.closing { database in
            for provider in try await database.providers(provider) {
                for months in portions {
                    try await write(provider, months, to: written, database)
                }
            }
        }
        let schema = try OutputFile(path: "\(to)/datapackage.json", mode: OutputFile.ordinary)
        try schema.write(Array(Console.json(FigureExportSchema()).utf8))
        // The description goes first and comes last: where one is, the files are those that it describes.
        try schema.clearPlace()
        for (_, file) in files { try file.commit() }
        try schema.commit()
    }

    private func write(
        _ provider: ProviderID,
        _ months: ClosedRange<CalendarMonth>,
        to files: [(table: FigureExport, file: OutputFile)],
        _ database: any SQLDatabase
    ) async throws {
        let request = try FigureRequest(of: provider, from: months.lowerBound, to: months.upperBound)
        let report = try await database.transaction(.read) {
            try await FigureDesk(zones: .system).report(request, in: $0)
        }
        if !report.isCurrent { Console.complain("\(provider): some of what happened is not counted yet.") }
        for (table, file) in files {
            let lines = table.rows(report).map { CSVText.line($0.map(CSVText.safe)) }
            try file.write(Array(lines.joined().utf8))
        }
    }

    /// As many months at once as one report may have.
    private var portions: [ClosedRange<CalendarMonth>] {
        var portions: [ClosedRange<CalendarMonth>] = []
        var first: CalendarMonth? = from
        while let start = first, start <= until {
            let end = min(start.adding(months: FigureRequest.maximumMonths - 1) ?? until, until)
            portions.append(start...end)
            first = end.adding(months: 1)
        }
        return portions
    }

    private func makeFolder() throws {
        guard mkdir(to, 0o777) != 0, errno != EEXIST else { return }
        throw CommandFailure("\(to) cannot be made: \(String(cString: strerror(errno)))", status: .outputLost)
    }
}
