import Bookings
import CivilTime
import Hummingbird
import Scheduling
import WireFormat

/// Which slots are asked for.
struct SlotQuestion: Sendable {
    let provider: ProviderID
    let service: ServiceID
    let range: SlotRange

    /// The zone in which the visitor reads clocks and dates, where one was named.
    let visitorZone: Zone?

    /// The maximum number of slots, or days, that are listed; the earliest are.
    let limit: Int?

    /// The booking to be moved, whose own place counts as free.
    let moving: MovedBooking?

    init(_ request: Request, context: APIContext, zones: ZoneDirectory, configuration: APIConfiguration) throws {
        provider = try context.pathID("provider")
        var query = try Query(request)
        service = try query.requiredService()
        range = try SlotRange(reading: &query, maximumDays: configuration.maximumSlotDays)
        visitorZone = try query.text("time_zone").map { try zones.zone(named: $0) }
        limit = try query.integer("limit", in: 1...configuration.maximumSlots)
        moving = try MovedBooking(reading: &query, of: provider, for: context.requester)
        try query.finish()
    }

    /// The same question about several services of the provider; it cannot be asked for a booking that is to be moved.
    static func several(
        _ request: Request,
        context: APIContext,
        zones: ZoneDirectory,
        configuration: APIConfiguration
    ) throws -> [SlotQuestion] {
        let provider: ProviderID = try context.pathID("provider")
        var query = try Query(request)
        let services: [ServiceID] = try query.identifiers("services", atMost: maximumServices)
        let range = try SlotRange(reading: &query, maximumDays: configuration.maximumSlotDays)
        let visitorZone = try query.text("time_zone").map { try zones.zone(named: $0) }
        let limit = try query.integer("limit", in: 1...configuration.maximumSlots)
        try query.finish()
        return services.map { service in
            SlotQuestion(provider: provider, service: service, range: range, visitorZone: visitorZone, limit: limit)
        }
    }

    /// The maximum number of services in one request.
    private static let maximumServices = 20

    private init(provider: ProviderID, service: ServiceID, range: SlotRange, visitorZone: Zone?, limit: Int?) {
        self.provider = provider
        self.service = service
        self.range = range
        self.visitorZone = visitorZone
        self.limit = limit
        moving = nil
    }
}

extension Query {
    mutating func requiredService() throws -> ServiceID {
        guard let service: ServiceID = try identifier("service") else {
            throw WireError(field: "service", reason: "This is required.")
        }
        return service
    }
}
