import CivilTime
import SQL

/// The statements that add up what is kept of providers' months.
///
/// Each reads a range of an index that begins with the month: as many rows as there are providers in these months, and none of others.
struct MarketFigureReader {
    let request: MarketFigureRequest
    let dialect: Dialect

    /// Of figures, open time, money and demand by month.
    var statements: [SQLStatement] {
        [
            """
            SELECT t.month, COUNT(*) AS providers, \(sums(Self.counts))
            FROM monthly_figures AS t \(dialect.by("monthly_figures_by_month"))
            WHERE t.service_id = '' AND \(months) GROUP BY t.month
            """,
            """
            SELECT t.month, \(sums(["open_minutes", "busy_minutes"]))
            FROM monthly_open_time AS t \(dialect.by("monthly_open_time_by_month"))
            WHERE \(months) GROUP BY t.month
            """,
            """
            SELECT t.month, t.currency, \(sums(["paid", "refunded", "payments", "received", "refunds", "returned"]))
            FROM monthly_money AS t \(dialect.by("monthly_money_by_month"))
            WHERE t.service_id = '' AND \(months) GROUP BY t.month, t.currency ORDER BY t.month, t.currency
            """,
            """
            SELECT t.month, t.outcome, \(sums(["looks", "bookings"]))
            FROM monthly_demand AS t \(dialect.by("monthly_demand_by_month"))
            WHERE \(months) GROUP BY t.month, t.outcome
            """,
        ]
    }

    private static let counts = [
        "made", "scheduled", "completed", "cancelled_by_client", "cancelled_by_provider", "no_shows", "expired",
        "sessions", "booked_minutes", "clients", "returning_clients",
    ]

    /// PostgreSQL adds up bigints to a numeric.
    private func sums(_ columns: [String]) -> SQLStatement {
        columns.map { "CAST(SUM(t.\(unsafeRaw: $0)) AS bigint) AS \(unsafeRaw: $0)" as SQLStatement }
            .joined(separator: ", ")
    }

    private var months: SQLStatement {
        "t.month >= \(request.from) AND t.month <= \(request.to) \(isListed)"
    }

    private var isListed: SQLStatement {
        switch request.scope {
        case .all: ""
        case .listed:
            """
            AND EXISTS (
                SELECT 1 FROM listings WHERE listings.provider_id = t.provider_id AND listings.is_published
            )
            """
        }
    }
}
