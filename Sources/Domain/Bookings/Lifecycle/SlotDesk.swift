import CivilTime
import Scheduling
import SQL

/// Decides whether a start can be given away, with the engine that lists slots.
struct SlotDesk: Sendable {
    private let providers: ProviderStore
    private let services = ServiceStore()
    private let schedules = ScheduleStore()
    private let calendars: CalendarLoader
    private let bookings = BookingStore()
    private let holds: HoldDesk
    private let offers = OfferCache()

    /// - Parameters:
    ///   - zones: Where zones are read from.
    ///   - holds: Releases those that have run out.
    init(zones: ZoneDirectory, holds: HoldDesk) {
        self.holds = holds
        providers = ProviderStore(zones: zones)
        calendars = CalendarLoader(zones: zones)
    }

    /// What decides whether a start can be given away.
    struct StartCheck {
        let offered: OfferedService

        /// Those at the start that others have.
        let taken: TakenSeats

        /// What is around the start, where that was read with the rest.
        fileprivate let surroundings: ServiceCalendar?
    }

    /// Reads all that decides whether a start of a service can be given away, lets `check` refuse that at once, and releases
    /// the provider's holds that have run out.
    ///
    /// The transaction holds the provider's lock.
    func check(
        _ start: Instant,
        for service: ServiceID,
        of provider: ProviderID,
        in transaction: Transaction,
        _ check: (OfferedService) throws -> Void
    ) async throws -> StartCheck {
        let (offered, overdue, taken, surroundings) = try await read(start, service, provider, in: transaction)
        // Refused before anything is written.
        try check(offered)
        guard !overdue.isEmpty else {
            return StartCheck(offered: offered, taken: taken, surroundings: surroundings)
        }
        for booking in overdue {
            _ = try await holds.release(booking, in: transaction)
        }
        // The holds that were just released had seats too.
        let takenStill = try await transaction.connection.run(bookings.seatsTaken(at: start, of: provider))
        return StartCheck(offered: offered, taken: takenStill, surroundings: nil)
    }

    /// Whether the start that is asked for, which was checked, is a slot; `nearby` looks for other starts where it is taken.
    func decision(
        on request: BookingRequest,
        _ checked: StartCheck,
        nearby: Bool = true,
        in transaction: Transaction
    ) async throws -> SlotDecision {
        let (start, seats, client) = (request.startAt, request.seats, request.client)
        guard let surroundings = checked.surroundings else {
            return try await decision(
                on: start,
                seats: seats,
                checked.offered,
                for: client,
                nearby: nearby,
                in: transaction
            )
        }
        return try await decision(
            on: start,
            seats,
            checked.offered,
            surroundings,
            for: client,
            moving: [],
            nearby: nearby,
            in: transaction
        )
    }

    /// Whether `start` is a slot for `client` to book so many seats of.
    ///
    /// Those of `moving` take no place, of which the first is to get this one.
    func decision(
        on start: Instant,
        seats: Int,
        _ offered: OfferedService,
        for client: ClientDetails,
        moving: [BookingID] = [],
        nearby: Bool = true,
        in transaction: Transaction
    ) async throws -> SlotDecision {
        // From the database and never from the calendars in memory, which may be a moment old: this decides.
        let asked = try await calendars.load(
            offered,
            first: start,
            last: start,
            at: transaction.now,
            moving: moving,
            in: transaction.connection
        )
        return try await decision(
            on: start,
            seats,
            offered,
            asked,
            for: client,
            moving: moving,
            nearby: nearby,
            in: transaction
        )
    }

    private func decision(
        on start: Instant,
        _ seats: Int,
        _ offered: OfferedService,
        _ asked: ServiceCalendar,
        for client: ClientDetails,
        moving: [BookingID],
        nearby: Bool,
        in transaction: Transaction
    ) async throws -> SlotDecision {
        // The number of seats was checked, if it is that of a new booking.
        let slots = asked.slots.keeping(seats)
        var explanation = slots.explain(start, at: transaction.now)
        // Looked up only for rules that want to know.
        if explanation.readsClient,
            try await bookings.isReturning(client, at: offered.provider.id, besides: moving.first, in: transaction)
        {
            explanation = slots.explain(start, at: transaction.now, returning: true)
        }
        guard !explanation.isBookable else {
            return SlotDecision(refusal: nil, rule: offered.rule?.version, price: explanation.price)
        }
        let isTaken = explanation.reasons.contains(where: \.isOccupied)
        var alternatives: [Instant] = []
        // Where a rule refused the start, the rule says what would do; only a rival calls for other times.
        if isTaken, nearby {
            let reach = Int64(Self.alternativesReachDays) * 86_400
            let around = try await calendars.load(
                offered,
                first: start - reach,
                last: start + reach,
                at: transaction.now,
                moving: moving,
                in: transaction.connection
            )
            alternatives = around.slots.keeping(seats).nearestStarts(
                to: start,
                at: transaction.now,
                limit: 5,
                horizonDays: Self.alternativesReachDays
            )
        }
        let refusal = SlotRefusal(
            provider: offered.provider.id,
            service: offered.service.id,
            zone: offered.schedule.zone,
            startAt: start,
            reasons: explanation.reasons,
            rule: explanation.rule,
            isTaken: isTaken,
            alternatives: alternatives,
            duration: asked.rules.duration
        )
        return SlotDecision(refusal: refusal)
    }

    private static let alternativesReachDays = 14

    private func read(
        _ start: Instant,
        _ service: ServiceID,
        _ provider: ProviderID,
        in transaction: Transaction
    ) async throws -> (OfferedService, overdue: [Booking], taken: TakenSeats, surroundings: ServiceCalendar?) {
        let connection = transaction.connection
        if let known = offers.offer(of: service, of: provider, at: transaction.now) {
            let reading = try calendars.reading(known, first: start, last: start, at: transaction.now)
            let (standing, rows) = try await connection.run(
                bookings.standing(of: provider, at: start, now: transaction.now),
                reading.bookings
            )
            // The provider's lock keeps it from changing, so what is known is as good as read now.
            if standing.offerRevision == known.provider.offerRevision {
                guard standing.hasOverdue || standing.isOccupied else {
                    // Few providers have any.
                    let busy = standing.hasBusyTime ? try await connection.run(reading.busy) : []
                    return (known, [], .none, try reading.calendar(rows, busy))
                }
                let (overdue, taken) = try await connection.run(
                    bookings.overdue(of: provider, at: transaction.now),
                    bookings.seatsTaken(at: start, of: provider)
                )
                return (known, overdue, taken, nil)
            }
        }
        // None needs the answer to another, so all six follow the lock in one trip to the database. The provider comes first:
        // what is read after its row is at least as new as the revision in it.
        let (provider, service, hours, exceptions, overdue, taken) = try await connection.run(
            providers.finding(provider),
            services.finding(service, of: provider),
            schedules.weeklyHours(of: provider, for: service),
            schedules.exceptions(of: provider),
            bookings.overdue(of: provider, at: transaction.now),
            bookings.seatsTaken(at: start, of: provider)
        )
        let rule = try await calendars.rule(of: provider, in: connection)
        let offered = try calendars.offered(service, of: provider, hours, exceptions, rule: rule)
        offers.keep(offered, exceptions: exceptions.count, at: transaction.now)
        return (offered, overdue, taken, nil)
    }
}
