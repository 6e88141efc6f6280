package import CivilTime
package import SQL
package import Scheduling

/// Weekly hours and exceptions of providers.
package struct ScheduleStore: Sendable {
    package init() {}

    /// The weekly hours in the order in which they were given.
    package func weeklyHours(of provider: ProviderID, in connection: any SQLConnection) async throws -> [WeeklyHours] {
        try await connection.run(weeklyHours(of: provider))
    }

    /// The query of ``weeklyHours(of:in:)``.
    func weeklyHours(of provider: ProviderID) -> SQLQuery<[WeeklyHours]> {
        SQLQuery(
            """
            SELECT day_of_week, start_time, end_time FROM weekly_hours
            WHERE provider_id = \(provider) ORDER BY position
            """
        ) { rows in
            try rows.map { row in
                WeeklyHours(
                    dayOfWeek: try row.decode("day_of_week"),
                    start: try row.decode("start_time"),
                    end: try row.decode("end_time")
                )
            }
        }
    }

    /// All exceptions, by date.
    package func exceptions(of provider: ProviderID, in connection: any SQLConnection) async throws -> [DatedException]
    {
        try await connection.run(exceptions(of: provider))
    }

    /// The query of ``exceptions(of:in:)``.
    func exceptions(of provider: ProviderID) -> SQLQuery<[DatedException]> {
        SQLQuery(
            """
            SELECT exception_date, is_available, custom_start, custom_end, note FROM schedule_exceptions
            WHERE provider_id = \(provider) ORDER BY exception_date, position
            """
        ) { try $0.map(DatedException.init(row:)) }
    }

    /// Replaces the weekly hours; the transaction holds the provider's lock.
    package func replaceWeeklyHours(
        of provider: ProviderID,
        with hours: [WeeklyHours],
        in connection: any SQLConnection
    ) async throws {
        // Replaced whole: rows have no names by which a change could find them.
        _ = try await connection.execute("DELETE FROM weekly_hours WHERE provider_id = \(provider)")
        let rows = hours.enumerated().map { position, row -> SQLStatement in
            "(\(provider), \(position), \(row.dayOfWeek), \(row.start), \(row.end))"
        }
        if !rows.isEmpty {
            _ = try await connection.execute(
                """
                INSERT INTO weekly_hours (provider_id, position, day_of_week, start_time, end_time)
                VALUES \(rows.joined(separator: ", "))
                """
            )
        }
        try await connection.tellOfferChange(of: provider)
    }

    /// Replaces all that is exceptional on one date; no rows make it an ordinary date again.
    ///
    /// The transaction holds the provider's lock.
    package func replaceExceptions(
        of provider: ProviderID,
        on date: CivilDate,
        with exceptions: [DatedException],
        in connection: any SQLConnection
    ) async throws {
        _ = try await connection.execute(
            "DELETE FROM schedule_exceptions WHERE provider_id = \(provider) AND exception_date = \(date)"
        )
        let rows = exceptions.enumerated().map { position, row -> SQLStatement in
            let (isAvailable, start, end) = row.exception.kind.columns
            return "(\(provider), \(date), \(position), \(isAvailable), \(start), \(end), \(row.note))"
        }
        if !rows.isEmpty {
            _ = try await connection.execute(
                """
                INSERT INTO schedule_exceptions
                    (provider_id, exception_date, position, is_available, custom_start, custom_end, note)
                VALUES \(rows.joined(separator: ", "))
                """
            )
        }
        try await connection.tellOfferChange(of: provider)
    }
}
