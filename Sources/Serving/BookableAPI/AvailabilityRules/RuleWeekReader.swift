package import Bookings
package import CivilTime
import Scheduling

/// Reads what a provider's availability rule says of the starts of a week.
package struct RuleWeekReader: Sendable {
    private let calendars: CalendarCache

    package init(calendars: CalendarCache) {
        self.calendars = calendars
    }

    /// The seven days from `first`; `nil` if there are too many starts to draw.
    ///
    /// Throws ``BookingsError`` for a service that does not exist, and `RuleQueueError` if too much waits.
    package func week(
        of service: ServiceID,
        of provider: ProviderID,
        from first: CivilDate,
        at now: Instant
    ) async throws -> RuleWeek? {
        let end = first.adding(days: 7) ?? .max
        let offered = try await calendars.calendar(
            of: service,
            of: provider,
            starts: Self.reach(first, end),
            at: now
        )
        let slots = offered.slots
        return try await slots.looking { RuleWeek(slots, from: first, to: end, at: now) }
    }

    /// Instants between which every start of the dates lies, in any zone.
    private static func reach(_ first: CivilDate, _ end: CivilDate) -> ClosedRange<Instant> {
        let margin: Int64 = 26 * 3_600
        return Instant(
            Int64(first.daysSinceEpoch) * 86_400 - margin
        )...Instant(Int64(end.daysSinceEpoch) * 86_400 + margin)
    }
}
