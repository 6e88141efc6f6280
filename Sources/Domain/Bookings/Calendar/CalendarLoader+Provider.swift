package import CivilTime
package import SQL
import Scheduling

extension CalendarLoader {
    /// Everything that a provider offers, with calendars that are exact for every start in `[first, last]`.
    ///
    /// Bookings are read once for all services. At most ``maximumServices`` are read, in the order of their ids. Throws
    /// ``BookingsError`` if the provider does not exist, and `ScheduleError` where rows of the schedule contradict each other.
    package func offers(
        of provider: ProviderID,
        first: Instant,
        last: Instant,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> ProviderOffers {
        assert(first <= last, "A range has its starts in order.")
        let found = try await providers.find(provider, in: connection)
        let offered = try await services.list(
            of: provider,
            after: nil,
            limit: Self.maximumServices,
            includingArchived: false,
            in: connection
        )
        guard !offered.isEmpty else { return ProviderOffers(provider: found, offers: [], validUntil: .max) }
        let hours = try await schedules.openHours(of: found, in: zones, connection)
        // Services are told apart by numbers; 0 is for those that are no longer offered.
        let tags = Dictionary(uniqueKeysWithValues: offered.enumerated().map { ($1.id, $0 + 1) })
        let drafts = try offered.enumerated().map { index, service in
            (
                service: service, schedule: try hours.schedule(of: service.id),
                rules: try service.timing.rules(tag: index + 1)
            )
        }
        let rule = try await rule(of: found, in: connection)
        var (lower, upper) = Self.reach(of: drafts.map { ($0.schedule, $0.rules) }, first: first, last: last)
        if rule != nil {
            lower = min(lower, first - Self.longestDate)
            upper = max(upper, last + Self.longestDate)
        }
        let (rows, busy) = try await connection.run(
            bookings(of: provider, after: lower, before: upper, at: now, moving: []),
            busyTimes.meeting(after: lower, before: upper, of: provider)
        )
        let sessions = try rows.map { row in
            try session(row: row, tag: tags[try row.decode("service_id")] ?? 0)
        }
        let shared = PreparedCalendar(schedule: hours.schedule, sessions: sessions, busy: busy.map(\.span))
        return ProviderOffers(
            provider: found,
            offers: drafts.map { service, schedule, rules in
                let calendar =
                    hours.own[service.id] == nil
                    ? shared : PreparedCalendar(schedule: schedule, sessions: sessions, busy: busy.map(\.span))
                let offer = OfferedService(provider: found, service: service, schedule: schedule, rule: rule)
                let ruling = StartRule(offer, sessions: sessions, tag: rules.service, on: hosts)
                return ProviderOffers.Offer(service: service, slots: RuledCalendar(calendar, rules, ruling))
            },
            validUntil: try rows.compactMap { try $0.decode("expires_at", as: Instant?.self) }.min() ?? .max
        )
    }

    /// How many services of a provider are read at once.
    package static let maximumServices = 200

    /// Between which instants bookings and busy time matter for any of several services.
    private static func reach(
        of services: [(schedule: Schedule, rules: SlotRules)],
        first: Instant,
        last: Instant
    ) -> (lower: Instant, upper: Instant) {
        var (lower, upper) = (first, last)
        for (schedule, rules) in services {
            let empty = PreparedCalendar(schedule: schedule, sessions: [], busy: [])
            lower = min(lower, Instant(empty.lookback(before: first.secondsSince1970, rules: rules)))
            upper = max(upper, Instant(empty.lookahead(after: last.secondsSince1970, rules: rules)))
        }
        return (lower, upper)
    }
}
