import Bookings
import CivilTime
import Hummingbird
import Scheduling
import WireFormat

/// What a provider's availability rule says of the starts of a week.
struct RuleWeekController: Sendable {
    let calendars: CalendarCache

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("providers/{provider}/availability-rule/week", use: show)
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, provider)
        var query = Query(request)
        let named: ServiceID? = query.identifier("service", example: "svc_anna_cut")
        let from = query.date("from")
        query.demand("service", "from")
        try query.finish()
        let service = try query.require(named, "service")
        let first = try query.require(from, "from")
        let end = first.adding(days: 7) ?? .max
        let now = context.receivedAt
        let offered = try await calendars.calendar(
            of: service,
            of: provider,
            starts: Self.reach(first, end),
            at: now
        )
        let slots = offered.slots
        let week = try await slots.looking { RuleWeek(slots, from: first, to: end, at: now) }
        guard let week else {
            throw APIError(
                .rangeTooLarge,
                "The week has more than \(RuleWeek.maximumStarts) starts, too many to draw.",
                errors: [FieldError(field: "service", reason: "Choose a service with a longer slot_step_minutes.")]
            )
        }
        return try .json(RuleWeekResponse(week, of: service, of: provider))
    }

    /// Instants between which every start of the dates lies, in any zone.
    private static func reach(_ first: CivilDate, _ end: CivilDate) -> ClosedRange<Instant> {
        let margin: Int64 = 26 * 3_600
        return Instant(
            Int64(first.daysSinceEpoch) * 86_400 - margin
        )...Instant(Int64(end.daysSinceEpoch) * 86_400 + margin)
    }
}
