import CivilTime
import Scheduling
import SQL

/// Decides whether a start can be given away, with the engine that lists slots.
struct SlotDesk: Sendable {
    private let providers: ProviderStore
    private let services = ServiceStore()
    private let schedules = ScheduleStore()
    private let calendars: CalendarLoader
    private let holds = HoldDesk()

    init(zones: ZoneDirectory) {
        providers = ProviderStore(zones: zones)
        calendars = CalendarLoader(zones: zones)
    }

    /// What decides whether a start can be given away.
    struct StartCheck {
        let offered: OfferedService
        /// The lowest seat at the start that nobody has.
        let freeSeat: Int
    }

    /// Reads all that decides whether a start of a service can be given away, lets `check` refuse that at once, and releases
    /// the provider's holds that have run out by `now`.
    ///
    /// The transaction holds the provider's lock.
    func check(
        _ start: Int64,
        for service: ServiceID,
        of provider: ProviderID,
        at now: Int64,
        in connection: any SQLConnection,
        _ check: (OfferedService) throws -> Void
    ) async throws -> StartCheck {
        let (offered, overdue, seats) = try await read(start, service, provider, now, in: connection)
        try check(offered)
        guard !overdue.isEmpty else { return StartCheck(offered: offered, freeSeat: Self.lowest(besides: seats)) }
        for booking in overdue {
            _ = try await holds.release(booking, in: connection)
        }
        let seatsLeft = try await connection.run(seatsTaken(at: start, of: provider))
        return StartCheck(offered: offered, freeSeat: Self.lowest(besides: seatsLeft))
    }

    /// Why `start` is not a slot; `nil` if it is one.
    func refusal(
        of start: Int64,
        _ offered: OfferedService,
        at now: Int64,
        moving: BookingID? = nil,
        in connection: any SQLConnection
    ) async throws -> SlotRefusal? {
        let asked = try await calendars.load(
            offered,
            first: start,
            last: start,
            at: now,
            moving: moving,
            in: connection
        )
        let explanation = asked.calendar.explain(at: start, rules: asked.rules, now: now)
        guard !explanation.isBookable else { return nil }
        let isTaken = explanation.reasons.contains(where: \.isOccupied)
        var alternatives: [Int64] = []
        if isTaken {
            let reach = Int64(Self.alternativesReachDays) * 86_400
            let around = try await calendars.load(
                offered,
                first: start - reach,
                last: start + reach,
                at: now,
                moving: moving,
                in: connection
            )
            alternatives = around.calendar.nearestSlots(
                to: start,
                rules: around.rules,
                now: now,
                limit: 5,
                horizonDays: Self.alternativesReachDays
            )
        }
        return SlotRefusal(
            startAt: start,
            reasons: explanation.reasons,
            isTaken: isTaken,
            alternatives: alternatives,
            duration: asked.rules.duration
        )
    }

    private static let alternativesReachDays = 14

    private func read(
        _ start: Int64,
        _ service: ServiceID,
        _ provider: ProviderID,
        _ now: Int64,
        in connection: any SQLConnection
    ) async throws -> (OfferedService, overdue: [Booking], seats: [Int]) {
        let (provider, service, hours, exceptions, overdue, seats) = try await connection.run(
            providers.finding(provider),
            services.finding(service, of: provider),
            schedules.weeklyHours(of: provider),
            schedules.exceptions(of: provider),
            holds.overdue(of: provider, at: now),
            seatsTaken(at: start, of: provider)
        )
        return (try calendars.offered(service, of: provider, hours, exceptions), overdue, seats)
    }

    /// The seats that bookings have at a start, in their order.
    private func seatsTaken(at start: Int64, of provider: ProviderID) -> SQLQuery<[Int]> {
        SQLQuery(
            """
            SELECT seat FROM bookings
            WHERE provider_id = \(provider) AND start_at = \(start) AND status <> 'cancelled' ORDER BY seat
            """
        ) { rows in try rows.map { try $0.decode("seat") } }
    }

    private static func lowest(besides taken: [Int]) -> Int {
        taken.reduce(1) { seat, next in next == seat ? seat + 1 : seat }
    }
}
