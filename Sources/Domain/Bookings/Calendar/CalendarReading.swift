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
    private let hosts: RuleHosts
    private let returning: Bool
    private let session: (SQLRow, _ tag: Int) throws -> BookedSession

    init(
        _ loader: CalendarLoader,
        _ offered: OfferedService,
        first: Instant,
        last: Instant,
        at now: Instant,
        moving: [BookingID],
        returning: Bool
    ) throws {
        assert(first <= last, "A range has its starts in order.")
        self.offered = offered
        self.returning = returning
        hosts = loader.hosts
        session = loader.session(row:tag:)
        rules = try offered.service.timing.rules(tag: Self.askedService)
        // How far buffers and limits reach follows from the rules alone; that bounds what is read.
        let empty = PreparedCalendar(schedule: offered.schedule, sessions: [], busy: [])
        var lower = Instant(empty.lookback(before: first.secondsSince1970, rules: rules))
        var upper = Instant(empty.lookahead(after: last.secondsSince1970, rules: rules))
        if offered.rule != nil {
            lower = min(lower, first - CalendarLoader.longestDate)
            upper = max(upper, last + CalendarLoader.longestDate)
        }
        let provider = offered.provider.id
        bookings = loader.bookings(of: provider, after: lower, before: upper, at: now, moving: moving)
        busy = loader.busyTimes.meeting(after: lower, before: upper, of: provider, moving: moving)
    }

    /// The calendar of what was read.
    func calendar(_ rows: [SQLRow], _ busy: [(id: BusyTimeID, span: Interval)]) throws -> ServiceCalendar {
        // Limits and seats count the bookings of this service; all others only take time.
        let sessions = try rows.map { row in
            let isAsked = try row.decode("service_id", as: ServiceID.self) == offered.service.id
            return try session(row, isAsked ? Self.askedService : 0)
        }
        return ServiceCalendar(
            slots: RuledCalendar(
                PreparedCalendar(schedule: offered.schedule, sessions: sessions, busy: busy.map(\.span)),
                rules,
                StartRule(offered, sessions: sessions, tag: Self.askedService, returning: returning, on: hosts)
            ),
            bookings: try rows.map { try $0.decode("booking_id") },
            busyTimes: busy.map(\.id),
            validUntil: try rows.compactMap { try $0.decode("expires_at", as: Instant?.self) }.min() ?? .max
        )
    }

    private static let askedService = 1
}
