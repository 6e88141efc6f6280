package import CivilTime
package import SQL
import Scheduling

/// Builds calendars from what is stored.
package struct CalendarLoader: Sendable {
    let zones: ZoneDirectory
    let schedules = ScheduleStore()
    let services = ServiceStore()
    let busyTimes = BusyTimeStore()
    let providers: ProviderStore
    private let availabilityRules = AvailabilityRuleStore()

    /// The hosts that run the availability rules of providers whose calendars this loads.
    let hosts = RuleHosts()
    private let knownRules = KnownRules()

    /// Seconds: more than a date takes, however its clocks are set.
    ///
    /// A rule is told of all bookings on a start's date.
    static let longestDate: Int64 = 26 * 3_600

    package init(zones: ZoneDirectory) {
        self.zones = zones
        providers = ProviderStore(zones: zones)
    }

    /// What the calendars of a provider's service are made of besides bookings.
    package func offered(
        of service: ServiceID,
        of provider: ProviderID,
        in connection: any SQLConnection
    ) async throws -> OfferedService {
        let (provider, service, hours, exceptions) = try await connection.run(
            providers.finding(provider),
            services.finding(service, of: provider),
            schedules.weeklyHours(of: provider, for: service),
            schedules.exceptions(of: provider)
        )
        return try offered(
            service,
            of: provider,
            hours,
            exceptions,
            rule: try await rule(of: provider, in: connection)
        )
    }

    /// The availability rule that is in force; read once, as a version never changes.
    func rule(of provider: Provider, in connection: any SQLConnection) async throws -> StoredRule? {
        guard let version = provider.availabilityRule else { return nil }
        if let known = knownRules.rule(version, of: provider.id) { return known }
        let rule = try await connection.run(availabilityRules.finding(version, of: provider.id))
        knownRules.keep(rule, of: provider.id)
        return rule
    }

    /// Throws where rows of the schedule contradict each other.
    func offered(
        _ service: Service,
        of provider: Provider,
        _ hours: [WeeklyHours],
        _ exceptions: [DatedException],
        rule: StoredRule?
    ) throws -> OfferedService {
        let schedule = try Schedule(
            zone: zones.zone(named: provider.timeZone),
            weekly: hours,
            exceptions: exceptions.map(\.exception)
        )
        return OfferedService(provider: provider, service: service, schedule: schedule, rule: rule)
    }

    /// The calendar of a service, exact for every start in `[first, last]`.
    ///
    /// Holds that ran out by `now` take no place, nor do the bookings `moving`, nor their events if somebody moved those. An availability
    /// rule is asked for a client who has been here before if `returning` says so.
    package func load(
        _ offered: OfferedService,
        first: Instant,
        last: Instant,
        at now: Instant,
        moving: [BookingID] = [],
        returning: Bool = false,
        in connection: any SQLConnection
    ) async throws -> ServiceCalendar {
        let reading = try reading(offered, first: first, last: last, at: now, moving: moving, returning: returning)
        let (rows, busy) = try await connection.run(reading.bookings, reading.busy)
        return try reading.calendar(rows, busy)
    }

    /// The same for a caller who reads what it takes together with something else.
    func reading(
        _ offered: OfferedService,
        first: Instant,
        last: Instant,
        at now: Instant,
        moving: [BookingID] = [],
        returning: Bool = false
    ) throws -> CalendarReading {
        try CalendarReading(
            self,
            offered,
            first: first,
            last: last,
            at: now,
            moving: moving,
            returning: returning
        )
    }

    /// The bookings whose footprints meet `(lower, upper)`, in the order of their starts.
    ///
    /// Footprints of different starts never meet. So of those that begin before `lower` only the last start's can reach
    /// over it, and of those that begin after `upper` only the first start's; between these an index finds the rest,
    /// however many bookings lie around.
    func bookings(
        of provider: ProviderID,
        after lower: Instant,
        before upper: Instant,
        at now: Instant,
        moving: [BookingID]
    ) -> SQLQuery<[SQLRow]> {
        // The neighbours may be overdue holds, or the booking that moves: the schema keeps their footprints apart too,
        // so nothing before or after them reaches into the range.
        SQLQuery(
            """
            SELECT booking_id, service_id, start_at, end_at, footprint_start, footprint_end, seats, expires_at FROM bookings
            WHERE provider_id = \(provider) AND status <> 'cancelled'
                AND start_at >= COALESCE((SELECT MAX(start_at) FROM bookings
                    WHERE provider_id = \(provider) AND status <> 'cancelled' AND start_at < \(lower)), \(lower))
                AND start_at <= COALESCE((SELECT MIN(start_at) FROM bookings
                    WHERE provider_id = \(provider) AND status <> 'cancelled' AND start_at >= \(upper)), \(upper))
                AND footprint_end > \(lower) AND footprint_start < \(upper)
                AND (expires_at IS NULL OR expires_at > \(now))
                AND \(SQLStatement.isNone(of: moving, "booking_id"))
            ORDER BY start_at, seat
            """
        ) { $0 }
    }

    /// A session that counts as one of the service with the number `tag`.
    func session(row: SQLRow, tag: Int) throws -> BookedSession {
        let start = try row.decode("start_at", as: Instant.self)
        let end = try row.decode("end_at", as: Instant.self)
        return BookedSession(
            start: start.secondsSince1970,
            end: end.secondsSince1970,
            bufferBefore: start - (try row.decode("footprint_start", as: Instant.self)),
            bufferAfter: try row.decode("footprint_end", as: Instant.self) - end,
            service: tag,
            seats: try row.decode("seats")
        )
    }
}
