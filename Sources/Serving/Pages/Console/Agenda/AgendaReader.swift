import Bookings
import CivilTime
import Intervals
import SQL
import Scheduling

/// Reads the dates of a provider.
struct AgendaReader: Sendable {
    private let bookings = BookingStore()
    private let services = ServiceStore()
    private let schedules = ScheduleStore()
    private let busyTimes = BusyTimeStore()
    private let payments = PaymentStore()

    /// Bookings on one page.
    static let maximumCount = 500

    struct Agenda: Sendable {
        let days: [AgendaDay]

        /// Whether there are more bookings than are shown.
        let isCut: Bool
    }

    /// `count` dates from `first` on.
    func agenda(
        from first: CivilDate,
        count: Int,
        of practice: Practice,
        in transaction: Transaction
    ) async throws -> Agenda {
        let zone = practice.zone
        let dates = (0..<count).compactMap { first.adding(days: $0) }
        guard let end = first.adding(days: count), let start = zone.firstInstant(of: first),
            let bound = zone.firstInstant(of: end)
        else { throw PageRequest.notFound }
        var filter = BookingStore.Filter()
        filter.provider = practice.provider.id
        filter.from = Instant(start)
        filter.to = Instant(bound)
        let connection = transaction.connection
        let part = try await bookings.list(filter, in: .start, after: nil, limit: Self.maximumCount + 1, in: connection)
        let entries = try await entries(
            Array(part.found.prefix(Self.maximumCount)),
            of: try await services(of: practice.provider.id, in: transaction),
            in: transaction
        )
        let openings = try await openings(from: first, to: end, of: practice, in: connection)
        let busy = try await connection.run(
            busyTimes.meeting(after: Instant(start), before: Instant(bound), of: practice.provider.id)
        )
        return Agenda(
            days: dates.map { date in
                let bounds = zone.firstInstant(of: date) ?? start
                let next = date.adding(days: 1).flatMap { zone.firstInstant(of: $0) } ?? bound
                let day = Interval(start: bounds, end: next)
                return AgendaDay(
                    date: date,
                    openings: openings.compactMap { day.intersection($0) },
                    busy: busy.compactMap { day.intersection($0.span) },
                    entries: entries.filter { day.contains($0.booking.startAt.secondsSince1970) }
                )
            },
            isCut: part.found.count > Self.maximumCount
        )
    }

    /// The next bookings that wait for the provider's approval.
    func requests(of practice: Practice, in transaction: Transaction) async throws -> [AgendaEntry] {
        let provider = practice.provider.id
        let known = try await services(of: provider, in: transaction)
        guard known.contains(where: \.requiresApproval) else { return [] }
        var filter = BookingStore.Filter()
        filter.provider = provider
        filter.from = transaction.now
        filter.statuses = [.pending]
        let (connection, limit) = (transaction.connection, Self.maximumRequests)
        var requests: [AgendaEntry] = []
        var cursor: BookingCursor?
        // What is held or not paid is pending too, and may fill whole pages.
        for _ in 0..<Self.maximumRequestPages {
            let part = try await bookings.list(filter, in: .start, after: cursor, limit: limit, in: connection)
            requests += try await entries(part.found, of: known, in: transaction)
                .filter { $0.standing == .toApprove }
            let last = part.found.last.map { BookingCursor(behind: $0, in: .start) }
            cursor = part.found.count < limit ? part.lookedAtUpTo : last
            if cursor == nil || requests.count >= limit { break }
        }
        return Array(requests.prefix(limit))
    }

    /// Requests that are shown, and bookings on each page in which they are looked for.
    private static let maximumRequests = 50

    /// Pages in which requests are looked for.
    private static let maximumRequestPages = 20

    private func openings(
        from first: CivilDate,
        to end: CivilDate,
        of practice: Practice,
        in connection: any SQLConnection
    ) async throws -> [Interval] {
        let schedule = try Schedule(
            zone: practice.zone,
            weekly: await schedules.weeklyHours(of: practice.provider.id, in: connection),
            exceptions: await schedules.exceptions(of: practice.provider.id, in: connection).map(\.exception)
        )
        return Array(PreparedCalendar(schedule: schedule).openings(in: .dates(from: first, to: end)))
    }

    private func services(of provider: ProviderID, in transaction: Transaction) async throws -> [Service] {
        try await services.list(
            of: provider,
            after: nil,
            limit: Self.maximumCount,
            includingArchived: true,
            in: transaction.connection
        )
    }

    /// Those of the bookings that take their place, as they stand.
    private func entries(
        _ found: [Booking],
        of known: [Service],
        in transaction: Transaction
    ) async throws -> [AgendaEntry] {
        let connection = transaction.connection
        let byID = Dictionary(uniqueKeysWithValues: known.map { ($0.id, $0) })
        var entries: [AgendaEntry] = []
        for booking in found {
            let service = byID[booking.service]
            var wasApproved = service?.requiresApproval != true
            if booking.status == .pending, !wasApproved, booking.prepayment > 0 {
                // Approving it asks for the payment.
                wasApproved = try await !payments.list(of: booking.id, in: connection).isEmpty
            }
            let standing = BookingStanding(booking, wasApproved: wasApproved, at: transaction.now)
            guard standing.takesPlace else { continue }
            entries.append(AgendaEntry(booking: booking, serviceName: service?.name ?? "", standing: standing))
        }
        return entries
    }
}
