import ArgumentParser
import Bookings
import CivilTime
import Money
import Policies
import PolicySimulation
import SQL

/// Shows the figures of practices.
struct AnalyticsShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show bookings, hours, money and clients by month.",
        discussion: """
            Months are those of each provider's zone; both are included. The first row of a month is of all bookings, the others
            are of a service each. The table has the most important columns; CSV and JSON have all, and JSON has policies and hours
            of the week too. Changes nothing.

              bookable analytics --provider prv_anna --from 2026-01 --to 2026-06
              bookable analytics --from 2026-01 --to 2026-06 --csv > figures.csv
            """
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: "The provider; all of them where this is left out.")
    var provider: ProviderID?

    @Option(help: "The first month, such as 2026-01.")
    var from: CalendarMonth

    @Option(help: "The last month.")
    var to: CalendarMonth

    @Option(help: "Only this service of the provider.")
    var service: ServiceID?

    @Option(help: "Only money of this currency, such as EUR.")
    var currency: Currency?

    @OptionGroup var output: TableOptions

    private var format: TabularFormat { output.format }

    /// The columns that a table has.
    private static let shown = [
        "month", "service_id", "made", "bookings", "completed", "cancelled_by_client", "no_shows", "booked_minutes",
        "open_minutes", "clients", "returning_clients", "currency", "revenue", "net_received",
    ]

    /// The columns that hold no numbers.
    private static let texts: Set = ["provider_id", "month", "service_id", "currency"]

    func run() async throws {
        let database = try await options.openExisting()
        let reports = try await database.closing { database in
            var reports: [FigureReport] = []
            for provider in try await database.providers(provider) {
                reports.append(try await report(of: provider, in: database))
            }
            return reports
        }
        if format == .json {
            try Console.write(Console.json(["providers": reports.map(FigureDocument.init)]))
        } else {
            try Console.write(table(of: reports))
        }
        for report in reports where !report.isCurrent {
            Console.complain("\(report.request.provider): some of what happened is not counted yet.")
        }
    }

    private func report(of provider: ProviderID, in database: any SQLDatabase) async throws -> FigureReport {
        let request = try FigureRequest(of: provider, from: from, to: to, service: service, currency: currency)
        return try await database.transaction(.read) {
            try await FigureDesk(zones: .system).report(request, in: $0)
        }
    }

    private func table(of reports: [FigureReport]) -> String {
        let names = ["provider_id"] + FigureTable.names
        let rows = reports.flatMap { report in
            FigureTable(report) { format.amount($0, $1) }.rows.map { [report.request.provider.rawValue] + $0 }
        }
        let kept = names.indices.filter { format == .csv || $0 == 0 || Self.shown.contains(names[$0]) }
        let headings = kept.map { index -> TextTable.Heading in
            Self.texts.contains(names[index]) ? .left(names[index]) : .right(names[index])
        }
        return format.text(
            headings,
            kept.map { names[$0] },
            rows.map { row in kept.map { row[$0] } },
            optional: [
                "returning_clients", "clients", "cancelled_by_client", "no_shows", "net_received",
                "made",
                "completed", "currency",
            ]
        ) ?? ""
    }
}
