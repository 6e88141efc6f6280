import CivilTime
import Intervals
import SQL
import Scheduling

/// What has to be read for the calendar of a service around some starts, and how that becomes the calendar.
struct CalendarReading {
    /// The bookings that take a place near the starts.
    let bookings: SQLQuery<[SQLRow]>

    /// The busy time near the starts.
    let busy: SQLQuery<[(id: BusyTimeID, span: Interval)]>
    private let offered: OfferedService
    private let rules: SlotRules
    private let session: (SQLRow, _ tag: Int) throws -> BookedSession

    init(
        _ loader: CalendarLoader,
        _ offered: OfferedService,
        first: Instant,
        last: Instant,
        at now: Instant,
        moving: BookingID?
    ) throws {
        assert(first <= last, "A range has its starts in order.")
        self.offered = offered
        session = loader.session(row:tag:)
        rules = try offered.service.timing.rules(tag: Self.askedService)
        // How far buffers and limits reach follows from the rules alone; that bounds what is read.
        let empty = PreparedCalendar(schedule: offered.schedule, sessions: [], busy: [])
        let lower = Instant(empty.lookback(before: first.secondsSince1970, rules: rules))
        let upper = Instant(empty.lookahead(after: last.secondsSince1970, rules: rules))
        let provider = offered.provider.id
        bookings = loader.bookings(of: provider, after: lower, before: upper, at: now, moving: moving)
        busy = loader.busyTimes.meeting(after: lower, before: upper, of: provider, moving: moving)
    }

    /// The calendar of what was read.
    func calendar(_ rows: [SQLRow], _ busy: [(id: BusyTimeID, span: Interval)]) throws -> ServiceCalendar {
        ServiceCalendar(
            calendar: PreparedCalendar(
                schedule: offered.schedule,
                // Limits and seats count the bookings of this service; all others only take time.
                sessions: try rows.map { row in
                    let isAsked = try row.decode("service_id", as: ServiceID.self) == offered.service.id
                    return try session(row, isAsked ? Self.askedService : 0)
                },
                busy: busy.map(\.span)
            ),
            rules: rules,
            bookings: try rows.map { try $0.decode("booking_id") },
            busyTimes: busy.map(\.id),
            validUntil: try rows.compactMap { try $0.decode("expires_at", as: Instant?.self) }.min() ?? .max
        )
    }

    private static let askedService = 1
}
