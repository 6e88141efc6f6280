import CivilTime
import Money
package import SQL

/// Adds up the figures of all providers from what is kept of their months.
package struct MarketFigureDesk: Sendable {
    package init() {}

    package func report(
        _ request: MarketFigureRequest,
        in connection: any SQLConnection
    ) async throws -> MarketFigureReport {
        var rows = Dictionary(uniqueKeysWithValues: request.months.map { ($0, MarketFigureReport.Row($0)) })
        let reader = MarketFigureReader(request: request, dialect: connection.dialect)
        let answers = try await connection.rows(of: reader.statements)
        for row in answers[0] {
            try change(&rows, row) {
                $0.providers = try row.decode("providers")
                $0.figures = try MonthlyFigures(sums: row)
            }
        }
        for row in answers[1] {
            try change(&rows, row) {
                $0.openMinutes = try row.decode("open_minutes")
                $0.busyMinutes = try row.decode("busy_minutes")
            }
        }
        for row in answers[2] {
            let currency: Currency = try row.decode("currency")
            guard request.currency == nil || request.currency == currency else { continue }
            try change(&rows, row) { $0.money.append((currency, try MonthlyMoney(row: row))) }
        }
        for row in answers[3] {
            guard let outcome = try DemandOutcome(row: row) else { continue }
            let counts = DemandFigures.Counts(looks: try row.decode("looks"), bookings: try row.decode("bookings"))
            try change(&rows, row) { $0.demand.add(counts, outcome) }
        }
        return MarketFigureReport(request: request, rows: request.months.compactMap { rows[$0] })
    }

    private func change(
        _ rows: inout [CalendarMonth: MarketFigureReport.Row],
        _ row: SQLRow,
        _ change: (inout MarketFigureReport.Row) throws -> Void
    ) throws {
        let month: CalendarMonth = try row.decode("month")
        try change(&rows[month, default: MarketFigureReport.Row(month)])
    }
}

extension MonthlyFigures {
    /// Without lead times.
    fileprivate init(sums row: SQLRow) throws {
        try self.init(counts: row)
        clients = try row.decode("clients")
        returningClients = try row.decode("returning_clients")
    }
}
