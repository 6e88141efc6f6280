package import CivilTime
package import SQL
import WireFormat
import Scheduling

/// Builds calendars from what is stored.
package struct CalendarLoader: Sendable {
    private let zones: ZoneDirectory
    private let schedules = ScheduleStore()

    package init(zones: ZoneDirectory) {
        self.zones = zones
    }

    /// The calendar of `service`, exact for every start in `[first, last]`.
    ///
    /// Holds that ran out by `now` take no place, nor does the booking `moving`.
    package func load(
        _ service: Service,
        of provider: Provider,
        first: Int64,
        last: Int64,
        at now: Int64,
        moving: BookingID? = nil,
        in connection: any SQLConnection
    ) async throws -> ServiceCalendar {
        let schedule = try await schedules.schedule(of: provider, zones: zones, in: connection)
        let rules = try service.timing.rules(tag: Self.askedService)
        let empty = PreparedCalendar(schedule: schedule, sessions: [], busy: [])
        let rows = try await connection.query(
            """
            SELECT booking_id, service_id, start_at, end_at, footprint_start, footprint_end FROM bookings
            WHERE provider_id = \(provider.id) AND status <> 'cancelled'
                AND footprint_end > \(empty.lookback(before: first, rules: rules))
                AND footprint_start < \(empty.lookahead(after: last, rules: rules))
                AND (expires_at IS NULL OR expires_at > \(now))
                AND booking_id <> \(moving?.rawValue ?? "")
            """
        )
        return ServiceCalendar(
            calendar: PreparedCalendar(
                schedule: schedule,
                sessions: try rows.map { try session(row: $0, asked: service.id) },
                busy: []
            ),
            rules: rules,
            bookings: try rows.map { try $0.decode("booking_id") }
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
            service: try row.decode("service_id", as: ServiceID.self) == asked ? Self.askedService : 0
        )
    }

    private static let askedService = 1
}
