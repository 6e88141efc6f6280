import Bookings
import Hummingbird
import WireFormat

/// What a provider's availability rule says of the starts of a week.
struct RuleWeekController: Sendable {
    let reader: RuleWeekReader

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
        let week = try await reader.week(of: service, of: provider, from: first, at: context.receivedAt)
        guard let week else {
            throw APIError(
                .rangeTooLarge,
                "The week has more than \(RuleWeek.maximumStarts) starts, too many to draw.",
                errors: [FieldError(field: "service", reason: "Choose a service with a longer slot_step_minutes.")]
            )
        }
        return try .json(RuleWeekResponse(week, of: service, of: provider))
    }
}
