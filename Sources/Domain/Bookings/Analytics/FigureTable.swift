import CivilTime
package import Money

/// Figures as rows of a table: one for each month and service, and another one for each further currency.
package struct FigureTable {
    /// The names of the columns.
    package static let names =
        ["month", "service_id"] + counts(of: nil).map(\.name)
        + ["average_lead_seconds"] + demand(DemandFigures()).map(\.name)
        + ["currency", "payments", "refunds"] + amounts(of: MonthlyMoney()).map(\.name)

    package let rows: [[String]]

    /// `amount` writes minor units of a currency.
    package init(_ report: FigureReport, _ amount: (Int64, Currency) -> String) {
        rows = report.rows.flatMap { row -> [[String]] in
            let place = [row.month.description, row.service?.rawValue ?? ""]
            let counts =
                Self.counts(of: row).map { $0.count.map(String.init) ?? "" }
                + [row.figures.lead.averageSeconds.map(String.init) ?? ""]
                + Self.demand(row.demand).map { String($0.count) }
            guard !row.money.isEmpty else {
                return [place + counts + Array(repeating: "", count: Self.names.count - place.count - counts.count)]
            }
            return row.money.enumerated().map { index, entry in
                // Counts are of all currencies: said once, they can be added up.
                place + (index == 0 ? counts : counts.map { _ in "" })
                    + [entry.currency.code, "\(entry.money.payments)", "\(entry.money.refunds)"]
                    + Self.amounts(of: entry.money).map { amount($0.amount, entry.currency) }
            }
        }
    }

    /// What is counted, and shares in ten thousandths, by their names.
    static func counts(of row: FigureReport.Row?) -> [(name: String, count: Int64?)] {
        let figures = row?.figures ?? MonthlyFigures()
        return [
            ("made", figures.made), ("bookings", figures.bookings), ("scheduled", figures.scheduled),
            ("completed", figures.completed), ("cancelled_by_client", figures.cancelledByClient),
            ("cancelled_by_provider", figures.cancelledByProvider), ("no_shows", figures.noShows),
            ("expired", figures.expired), ("sessions", figures.sessions), ("booked_minutes", figures.bookedMinutes),
            ("open_minutes", row?.openMinutes ?? 0), ("busy_minutes", row?.busyMinutes ?? 0),
            ("utilisation_basis_points", row?.utilisationBasisPoints),
            ("cancellation_basis_points", figures.cancellationBasisPoints),
            ("no_show_basis_points", figures.noShowBasisPoints), ("clients", figures.clients),
            ("returning_clients", figures.returningClients),
        ]
    }

    /// What was asked for, and what of it was not offered, by the names of the reasons.
    static func demand(_ demand: DemandFigures) -> [(name: String, count: Int64)] {
        [("asked", demand.asked), ("offered", demand.offered)]
            + DemandOutcome.reasons.map { ("not_offered_\($0.rawValue)", demand[$0].asked) }
    }

    /// Amounts of minor units by their names.
    static func amounts(of money: MonthlyMoney) -> [(name: String, amount: Int64)] {
        [
            ("paid", money.paid), ("refunded", money.refunded), ("revenue", money.revenue),
            ("received", money.received), ("returned", money.returned), ("net_received", money.netReceived),
        ]
    }
}
