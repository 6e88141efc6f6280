import ArgumentParser
import Bookings
import CivilTime
import Money
import PolicySimulation
import SQL

/// Shows the figures of all practices together.
struct AnalyticsTotalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "total",
        abstract: "Show the figures of all practices together, by month.",
        discussion: """
            Sums of what is kept of each practice's months. The table has the most important columns; CSV and JSON have
            all. Changes nothing.

              bookable analytics total --from 2026-01 --to 2026-06
              bookable analytics total --from 2026-01 --to 2026-06 --listed --csv
            """
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: "The first month, such as 2026-01.")
    var from: CalendarMonth

    @Option(help: "The last month.")
    var to: CalendarMonth

    @Flag(help: "Only practices whose listing is published.")
    var listed = false

    @Option(help: "Only money of this currency, such as EUR.")
    var currency: Currency?

    @OptionGroup var output: TableOptions

    /// The columns that a table has.
    private static let shown = [
        "month", "providers", "bookings", "completed", "cancelled_by_client", "no_shows", "booked_minutes",
        "utilisation_basis_points", "new_clients", "returning_clients", "asked", "currency", "revenue",
        "net_received",
    ]

    func run() async throws {
        let database = try await options.openExisting()
        let request = try MarketFigureRequest(from: from, to: to, of: listed ? .listed : .all, currency: currency)
        let report = try await database.closing { database in
            try await database.transaction(.read) { try await MarketFigureDesk().report(request, in: $0) }
        }
        let format = output.format
        guard format != .json else { return try Console.write(Console.json(MarketFigureDocument(report))) }
        let names = MarketFigureTable.names
        let kept = names.indices.filter { format == .csv || Self.shown.contains(names[$0]) }
        let rows = MarketFigureTable(report) { format.amount($0, $1) }.rows
        let headings = kept.map { index -> TextTable.Heading in
            ["month", "currency"].contains(names[index]) ? .left(names[index]) : .right(names[index])
        }
        try Console.write(
            format.text(
                headings,
                kept.map { names[$0] },
                rows.map { row in kept.map { row[$0] } },
                optional: ["returning_clients", "asked", "cancelled_by_client", "no_shows", "net_received"]
            ) ?? ""
        )
    }
}
