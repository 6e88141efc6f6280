package import CivilTime
package import SQL
import Scheduling

/// Builds calendars from what is stored.
package struct CalendarLoader: Sendable {
    private let zones: ZoneDirectory
    private let schedules = ScheduleStore()
    private let services = ServiceStore()
    private let providers: ProviderStore

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
            schedules.weeklyHours(of: provider),
            schedules.exceptions(of: provider)
        )
        return try offered(service, of: provider, hours, exceptions)
    }

    /// Throws where rows of the schedule contradict each other.
    func offered(
        _ service: Service,
        of provider: Provider,
        _ hours: [WeeklyHours],
        _ exceptions: [DatedException]
    ) throws -> OfferedService {
        let schedule = try Schedule(
            zone: zones.zone(named: provider.timeZone),
            weekly: hours,
            exceptions: exceptions.map(\.exception)
        )
        return OfferedService(provider: provider, service: service, schedule: schedule)
    }

    /// The calendar of a service, exact for every start in `[first, last]`.
    ///
    /// Holds that ran out by `now` take no place, nor does the booking `moving`.
    package func load(
        _ offered: OfferedService,
        first: Int64,
        last: Int64,
        at now: Int64,
        moving: BookingID? = nil,
        in connection: any SQLConnection
    ) async throws -> ServiceCalendar {
        assert(first <= last, "A range has its starts in order.")
        let (schedule, service) = (offered.schedule, offered.service)
        let rules = try service.timing.rules(tag: Self.askedService)
        // How far buffers and limits reach follows from the rules alone; that bounds what is read.
        let empty = PreparedCalendar(schedule: schedule, sessions: [], busy: [])
        let rows = try await rows(
            of: offered.provider.id,
            after: empty.lookback(before: first, rules: rules),
            before: empty.lookahead(after: last, rules: rules),
            at: now,
            moving: moving,
            in: connection
        )
        return ServiceCalendar(
            calendar: PreparedCalendar(
                schedule: schedule,
                sessions: try rows.map { try session(row: $0, asked: service.id) },
                busy: []
            ),
            rules: rules,
            bookings: try rows.map { try $0.decode("booking_id") },
            validUntil: try rows.compactMap { try $0.decode("expires_at", as: Int64?.self) }.min() ?? .max
        )
    }

    /// The bookings whose footprints meet `(lower, upper)`, in the order of their starts.
    ///
    /// Footprints of different starts never meet. So of those that begin before `lower` only the last start's can reach
    /// over it, and of those that begin after `upper` only the first start's; between these an index finds the rest,
    /// however many bookings lie around.
    private func rows(
        of provider: ProviderID,
        after lower: Int64,
        before upper: Int64,
        at now: Int64,
        moving: BookingID?,
        in connection: any SQLConnection
    ) async throws -> [SQLRow] {
        try await connection.query(
            """
            SELECT booking_id, service_id, start_at, end_at, footprint_start, footprint_end, expires_at FROM bookings
            WHERE provider_id = \(provider) AND status <> 'cancelled'
                AND start_at >= COALESCE((SELECT MAX(start_at) FROM bookings
                    WHERE provider_id = \(provider) AND status <> 'cancelled' AND start_at < \(lower)), \(lower))
                AND start_at <= COALESCE((SELECT MIN(start_at) FROM bookings
                    WHERE provider_id = \(provider) AND status <> 'cancelled' AND start_at >= \(upper)), \(upper))
                AND footprint_end > \(lower) AND footprint_start < \(upper)
                AND (expires_at IS NULL OR expires_at > \(now))
                AND booking_id <> \(moving?.rawValue ?? "")
            ORDER BY start_at, seat
            """
        )
    }

    private func session(row: SQLRow, asked: ServiceID) throws -> BookedSession {
        let start = try row.decode("start_at", as: Int64.self)
        let end = try row.decode("end_at", as: Int64.self)
        return BookedSession(
            start: start,
            end: end,
            bufferBefore: start - (try row.decode("footprint_start", as: Int64.self)),
            bufferAfter: try row.decode("footprint_end", as: Int64.self) - end,
            // Limits and seats count the bookings of this service; all others only take time.
            service: try row.decode("service_id", as: ServiceID.self) == asked ? Self.askedService : 0
        )
    }

    private static let askedService = 1
}
