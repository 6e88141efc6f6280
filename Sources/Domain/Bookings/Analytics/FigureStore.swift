import CivilTime
import Money
import SQL

/// Rows of figures, and of how far they are counted.
package struct FigureStore: Sendable {
    private static let tables = [
        "monthly_figures", "monthly_money", "monthly_policy_figures", "monthly_start_hours", "monthly_open_time",
    ]

    /// How many rows one statement adds.
    private static let portion = 50

    package init() {}

    func mark(of provider: ProviderID, in connection: any SQLConnection) async throws -> FigureMark {
        try await mark(of: provider, "", in: connection)
    }

    /// The same, which nobody else changes until the transaction ends.
    func heldMark(of provider: ProviderID, in connection: any SQLConnection) async throws -> FigureMark {
        try await mark(of: provider, "\(unsafeRaw: connection.dialect.takingRows)", in: connection)
    }

    private func mark(
        of provider: ProviderID,
        _ taking: SQLStatement,
        in connection: any SQLConnection
    ) async throws -> FigureMark {
        try await connection.query(
            "SELECT counted, time_zone, revision FROM figure_marks WHERE provider_id = \(provider) \(taking)"
        ).first.map(FigureMark.init(row:)) ?? .none
    }

    /// Says how far figures are counted; false if somebody wrote since `mark` was read, and then nothing that follows from it may be kept.
    func replace(
        _ mark: FigureMark,
        of provider: ProviderID,
        countedTo counted: Int64?,
        in zone: Zone?,
        _ connection: any SQLConnection
    ) async throws -> Bool {
        let timeZone = counted == nil ? nil : zone?.name
        if mark.revision == 0 {
            return try await connection.execute(
                """
                INSERT INTO figure_marks (provider_id, counted, time_zone, revision)
                VALUES (\(provider), \(counted), \(timeZone), 1) ON CONFLICT (provider_id) DO NOTHING
                """
            ) == 1
        }
        return try await connection.execute(
            """
            UPDATE figure_marks SET counted = \(counted), time_zone = \(timeZone), revision = revision + 1
            WHERE provider_id = \(provider) AND revision = \(mark.revision)
            """
        ) == 1
    }

    /// Removes what is counted of all months but those of a range.
    func keepOnly(
        _ months: ClosedRange<CalendarMonth>?,
        of provider: ProviderID,
        in connection: any SQLConnection
    ) async throws {
        let others: [SQLStatement] =
            months.map { ["AND month < \($0.lowerBound)", "AND month > \($0.upperBound)"] } ?? [""]
        for table in Self.tables {
            for other in others {
                try await connection.execute(
                    "DELETE FROM \(unsafeRaw: table) WHERE provider_id = \(provider) \(other)"
                )
            }
        }
    }

    /// Replaces what is counted of a month.
    func replace(_ tally: MonthTally, of provider: ProviderID, in connection: any SQLConnection) async throws {
        for table in Self.tables {
            try await connection.execute(
                "DELETE FROM \(unsafeRaw: table) WHERE provider_id = \(provider) AND month = \(tally.month)"
            )
        }
        let key: (ServiceID?) -> SQLStatement = { "\(provider), \(tally.month), \($0?.rawValue ?? "")" }
        try await insert(
            """
            INSERT INTO monthly_figures (provider_id, month, service_id, made, bookings, scheduled, completed,
                cancelled_by_client, cancelled_by_provider, no_shows, expired, sessions, booked_minutes, lead_seconds,
                lead_classes, clients, returning_clients)
            """,
            tally.figures.map { service, of in
                """
                (\(key(service)), \(of.made), \(of.bookings), \(of.scheduled), \(of.completed), \(of.cancelledByClient),
                \(of.cancelledByProvider), \(of.noShows), \(of.expired), \(of.sessions), \(of.bookedMinutes),
                \(of.lead.seconds), \(of.lead.text), \(of.clients), \(of.returningClients))
                """
            },
            in: connection
        )
        try await insert(
            """
            INSERT INTO monthly_money (provider_id, month, service_id, currency, paid, refunded, payments, received, refunds,
                returned)
            """,
            tally.money.map { of, money in
                """
                (\(key(of.service)), \(of.currency), \(money.paid), \(money.refunded), \(money.payments), \(money.received),
                \(money.refunds), \(money.returned))
                """
            },
            in: connection
        )
        try await insert(
            """
            INSERT INTO monthly_policy_figures (provider_id, month, service_id, policy_id, currency, bookings,
                cancelled_by_client, cancelled_by_provider, no_shows, gave_nothing, gave_part, gave_all, undecided, paid,
                returned)
            """,
            tally.policies.map { row($0, $1, of: provider, tally.month) },
            in: connection
        )
        try await insert(
            """
            INSERT INTO monthly_start_hours (provider_id, month, service_id, day_of_week, hour, sessions, bookings)
            """,
            tally.hours.map { of, counts in
                "(\(key(of.service)), \(of.hour.dayOfWeek), \(of.hour.hour), \(counts.sessions), \(counts.bookings))"
            },
            in: connection
        )
        // Without bookings the month is none of those that are added up.
        guard tally.figures[nil] != nil else { return }
        let (open, busy) = (tally.openTime.open, tally.openTime.busy)
        try await insert(
            "INSERT INTO monthly_open_time (provider_id, month, open_minutes, busy_minutes)",
            ["(\(provider), \(tally.month), \(open), \(busy))"],
            in: connection
        )
    }

    private func row(
        _ of: MonthTally.PolicyKey,
        _ figures: PolicyFigures,
        of provider: ProviderID,
        _ month: CalendarMonth
    ) -> SQLStatement {
        """
        (\(provider), \(month), \(of.service?.rawValue ?? ""), \(of.policy), \(of.currency), \(figures.bookings),
        \(figures.cancelledByClient), \(figures.cancelledByProvider), \(figures.noShows), \(figures.gaveNothing),
        \(figures.gavePart), \(figures.gaveAll), \(figures.undecided), \(figures.paid), \(figures.returned))
        """
    }

    private func insert(
        _ table: SQLStatement,
        _ rows: [SQLStatement],
        in connection: any SQLConnection
    ) async throws {
        for start in stride(from: 0, to: rows.count, by: Self.portion) {
            let portion = Array(rows[start..<min(start + Self.portion, rows.count)])
            try await connection.execute("\(table) VALUES \(portion.joined(separator: ", "))")
        }
    }
}
