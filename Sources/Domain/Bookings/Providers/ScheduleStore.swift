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
        // An empty text stands for no service, because a primary key takes no NULL.
        SQLQuery(
            """
            SELECT day_of_week, start_time, end_time, valid_from, valid_until, every_weeks
            FROM weekly_hours
            WHERE provider_id = \(provider) AND service_id = '' ORDER BY position
            """
        ) { try $0.map(WeeklyHours.init(row:)) }
    }

    /// The weekly hours in which a service is offered: its own, or else the provider's.
    func weeklyHours(of provider: ProviderID, for service: ServiceID) -> SQLQuery<[WeeklyHours]> {
        SQLQuery(
            """
            SELECT service_id, day_of_week, start_time, end_time, valid_from, valid_until, every_weeks
            FROM weekly_hours
            WHERE provider_id = \(provider) AND service_id IN ('', \(service)) ORDER BY service_id, position
            """
        ) { rows in
            let own = try rows.filter { try $0.decode("service_id", as: String.self) == service.rawValue }
            return try (own.isEmpty ? rows : own).map(WeeklyHours.init(row:))
        }
    }

    /// The weekly hours that services have of their own.
    private func ownHours(of provider: ProviderID) -> SQLQuery<[ServiceID: [WeeklyHours]]> {
        SQLQuery(
            """
            SELECT service_id, day_of_week, start_time, end_time, valid_from, valid_until, every_weeks
            FROM weekly_hours
            WHERE provider_id = \(provider) AND service_id > '' ORDER BY service_id, position
            """
        ) { rows in
            try rows.reduce(into: [:]) { try $0[$1.decode("service_id"), default: []].append(WeeklyHours(row: $1)) }
        }
    }

    /// When a provider is open, as it is stored.
    ///
    /// Throws ``ScheduleError`` where hours and exceptions contradict each other.
    func openHours(
        of provider: Provider,
        in zones: ZoneDirectory,
        _ connection: any SQLConnection
    ) async throws -> OpenHours {
        let (hours, own, exceptions) = try await connection.run(
            weeklyHours(of: provider.id),
            ownHours(of: provider.id),
            exceptions(of: provider.id)
        )
        let schedule = try Schedule(
            zone: zones.zone(named: provider.timeZone),
            weekly: hours,
            exceptions: exceptions.map(\.exception)
        )
        return OpenHours(schedule: schedule, own: own)
    }

    /// All exceptions, by date, and those that time off makes.
    ///
    /// A date that is off as a whole has no others.
    package func exceptions(of provider: ProviderID, in connection: any SQLConnection) async throws -> [DatedException]
    {
        try await connection.run(exceptions(of: provider))
    }

    /// The query of ``exceptions(of:in:)``.
    func exceptions(of provider: ProviderID) -> SQLQuery<[DatedException]> {
        // Positions count from 0, so that -1 puts time off before the exceptions of its date.
        SQLQuery(
            """
            SELECT exception_date, position, is_available, custom_start, custom_end, note, NULL AS time_off_id
            FROM schedule_exceptions WHERE provider_id = \(provider)
            UNION ALL
            SELECT exception_date, -1, \(false), start_time, end_time, note, time_offs.time_off_id
            FROM time_off_dates JOIN time_offs
                ON time_offs.provider_id = time_off_dates.provider_id AND time_offs.time_off_id = time_off_dates.time_off_id
            WHERE time_off_dates.provider_id = \(provider)
            ORDER BY exception_date, position
            """
        ) { try Self.withoutThoseBeneath($0.map(DatedException.init(row:))) }
    }

    /// Without what a date has that is off as a whole; `rows` are in the order of their dates.
    private static func withoutThoseBeneath(_ rows: [DatedException]) -> [DatedException] {
        guard rows.contains(where: { $0.timeOff != nil }) else { return rows }
        let off = rows.filter { $0.timeOff != nil && $0.exception.kind == .closed }
        let closed = Set(off.map(\.exception.date))
        var told: Set<CivilDate> = []
        return rows.filter { row in
            guard closed.contains(row.exception.date) else { return true }
            // One of several that close it is enough.
            return row.timeOff != nil && row.exception.kind == .closed && told.insert(row.exception.date).inserted
        }
    }

    /// Replaces the weekly hours, of a service if one is given; the transaction holds the provider's lock.
    package func replaceWeeklyHours(
        of provider: ProviderID,
        for service: ServiceID? = nil,
        with hours: [WeeklyHours],
        in connection: any SQLConnection
    ) async throws {
        // Replaced whole: rows have no names by which a change could find them.
        let owner = service?.rawValue ?? ""
        _ = try await connection.execute(
            "DELETE FROM weekly_hours WHERE provider_id = \(provider) AND service_id = \(owner)"
        )
        let rows = hours.enumerated().map { position, row -> SQLStatement in
            "(\(provider), \(owner), \(position), \(row.dayOfWeek), \(row.start), \(row.end), \(row.validFrom), \(row.validUntil), \(row.everyWeeks))"
        }
        if !rows.isEmpty {
            _ = try await connection.execute(
                """
                INSERT INTO weekly_hours (provider_id, service_id, position, day_of_week, start_time, end_time, valid_from,
                    valid_until, every_weeks)
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

extension WeeklyHours {
    fileprivate init(row: SQLRow) throws {
        self.init(
            dayOfWeek: try row.decode("day_of_week"),
            start: try row.decode("start_time"),
            end: try row.decode("end_time"),
            validFrom: try row.decode("valid_from"),
            validUntil: try row.decode("valid_until"),
            everyWeeks: try row.decode("every_weeks")
        )
    }
}
