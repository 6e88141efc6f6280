import Bookings
import CivilTime
import Hummingbird
import SQL
import Scheduling
import WireFormat

/// When a service can be booked, and why not.
struct SlotsController: Sendable {
    let database: any SQLDatabase
    let zones: ZoneDirectory
    let calendars: CalendarCache
    let configuration: APIConfiguration
    private let loader: CalendarLoader

    init(
        database: any SQLDatabase,
        zones: ZoneDirectory,
        calendars: CalendarCache,
        configuration: APIConfiguration
    ) {
        self.database = database
        self.zones = zones
        self.calendars = calendars
        self.configuration = configuration
        loader = CalendarLoader(zones: zones)
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("providers/{provider}/slots", use: list)
        router.get("providers/{provider}/slots/explain", use: explain)
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        let providerID: ProviderID = try context.pathID("provider")
        var query = try Query(request)
        let serviceID = try service(reading: &query)
        let range = try SlotRange(reading: &query, maximumDays: configuration.maximumSlotDays)
        let visitorZone = try query.text("time_zone").map { try zones.zone(named: $0) }
        try query.finish()
        let asked = try await calendars.calendar(
            of: serviceID,
            of: providerID,
            starts: range.reach,
            at: context.receivedAt
        )
        let starts =
            asked.isArchived ? [] : asked.calendar.slots(asked.rules, now: context.receivedAt, in: range)
        guard starts.count <= configuration.maximumSlots else {
            throw APIError(
                .rangeTooLarge,
                "The range holds \(starts.count) slots, more than \(configuration.maximumSlots).",
                errors: [FieldError(field: "to", reason: "Ask for a shorter range.")]
            )
        }
        let body = SlotListBody(
            provider: providerID,
            service: serviceID,
            timeZone: visitorZone?.name ?? asked.timeZone,
            visitorZone: visitorZone,
            duration: asked.rules.duration
        )
        return body.response(starts, over: context.channel)
    }

    /// Reads the database each time: it names bookings, which are not kept in memory.
    func explain(_ request: Request, context: APIContext) async throws -> Response {
        let providerID: ProviderID = try context.pathID("provider")
        var query = try Query(request)
        let serviceID = try service(reading: &query)
        guard let instant = try query.instant("at") else {
            throw WireError(field: "at", reason: "This is required.")
        }
        try query.finish()
        let (service, asked) = try await load(serviceID, of: providerID, at: instant, context)
        let explanation = asked.calendar.explain(at: instant, rules: asked.rules, now: context.receivedAt)
        var reasons = explanation.reasons.map { reason in
            SlotReason(reason, in: asked, namesBookings: context.requester.speaks(for: providerID))
        }
        if service.isArchived {
            reasons.append(SlotReason(.serviceArchived, "The service can no longer be booked."))
        }
        return try .json(
            ExplanationResponse(at: WireInstant(instant), bookable: reasons.isEmpty, reasons: reasons)
        )
    }

    private func service(reading query: inout Query) throws -> ServiceID {
        guard let service: ServiceID = try query.identifier("service") else {
            throw WireError(field: "service", reason: "This is required.")
        }
        return service
    }

    private func load(
        _ service: ServiceID,
        of provider: ProviderID,
        at instant: Int64,
        _ context: APIContext
    ) async throws -> (Service, ServiceCalendar) {
        try await context.perform(.read, on: database) { transaction in
            let offered = try await loader.offered(of: service, of: provider, in: transaction.connection)
            let calendar = try await loader.load(
                offered,
                first: instant,
                last: instant,
                at: transaction.now,
                in: transaction.connection
            )
            return (offered.service, calendar)
        }
    }
}
