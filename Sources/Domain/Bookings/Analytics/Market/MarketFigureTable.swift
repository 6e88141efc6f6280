import CivilTime
package import Money

/// The figures of all providers together as rows of a table: one for each month, and another one for each further currency.
package struct MarketFigureTable {
    /// The names of the columns.
    package static let names =
        ["month"] + counts(of: nil).map(\.name) + FigureTable.demand(DemandFigures()).map(\.name)
        + ["currency", "payments", "refunds"] + FigureTable.amounts(of: MonthlyMoney()).map(\.name)

    package let rows: [[String]]

    /// `amount` writes minor units of a currency.
    package init(_ report: MarketFigureReport, _ amount: (Int64, Currency) -> String) {
        rows = report.rows.flatMap { row -> [[String]] in
            let counts =
                Self.counts(of: row).map { $0.count.map(String.init) ?? "" }
                + FigureTable.demand(row.demand).map { String($0.count) }
            let month = [row.month.description]
            guard !row.money.isEmpty else {
                return [month + counts + Array(repeating: "", count: Self.names.count - 1 - counts.count)]
            }
            return row.money.enumerated().map { index, entry in
                // Counts are of all currencies: said once, they can be added up.
                month + (index == 0 ? counts : counts.map { _ in "" })
                    + [entry.currency.code, "\(entry.money.payments)", "\(entry.money.refunds)"]
                    + FigureTable.amounts(of: entry.money).map { amount($0.amount, entry.currency) }
            }
        }
    }

    /// What is counted, and shares in ten thousandths, by their names.
    static func counts(of row: MarketFigureReport.Row?) -> [(name: String, count: Int64?)] {
        let figures = row?.figures ?? MonthlyFigures()
        return [
            ("providers", row?.providers ?? 0), ("made", figures.made), ("bookings", figures.bookings),
            ("scheduled", figures.scheduled), ("completed", figures.completed),
            ("cancelled_by_client", figures.cancelledByClient),
            ("cancelled_by_provider", figures.cancelledByProvider), ("no_shows", figures.noShows),
            ("expired", figures.expired), ("sessions", figures.sessions), ("booked_minutes", figures.bookedMinutes),
            ("open_minutes", row?.openMinutes ?? 0), ("busy_minutes", row?.busyMinutes ?? 0),
            ("utilisation_basis_points", row?.utilisationBasisPoints),
            ("cancellation_basis_points", figures.cancellationBasisPoints),
            ("no_show_basis_points", figures.noShowBasisPoints), ("clients", figures.clients),
            ("new_clients", row?.newClients ?? 0), ("returning_clients", figures.returningClients),
        ]
    }
}

/// The figures of all providers together as they are told.
package struct MarketFigureDocument: Encodable {
    private let report: MarketFigureReport

    package init(_ report: MarketFigureReport) {
        self.report = report
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: FigureKey.self)
        try container.encode(report.request.scope.rawValue, forKey: "providers")
        try container.encode(report.request.from.description, forKey: "from")
        try container.encode(report.request.to.description, forKey: "to")
        try container.encode(report.rows.map(Month.init), forKey: "months")
    }

    private struct Month: Encodable {
        let row: MarketFigureReport.Row

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: FigureKey.self)
            try container.encode(row.month.description, forKey: "month")
            for (name, count) in MarketFigureTable.counts(of: row) {
                try container.encode(count, forKey: FigureKey(name))
            }
            try container.encode(row.money.map(FigureDocument.MoneyOfMonth.init), forKey: "money")
            try container.encode(FigureDocument.DemandOfMonth(demand: row.demand), forKey: "demand")
        }
    }
}
