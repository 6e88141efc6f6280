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

    /// How many seats one booking is to take; `nil` for one, or for those of the booking that is moved.
    let seats: Int?

    /// The booking to be moved, whose own place counts as free.
    let moving: MovedBooking?

    /// The same without who asks; dates are read in the visitor's zone, or else in the provider's.
    func look(in zone: Zone) -> DemandLook {
        DemandLook(
            for: service,
            of: provider,
            in: range.intervals(in: visitorZone ?? zone),
            seats: seats ?? 1
        )
    }

    init(_ request: Request, context: APIContext, zones: ZoneDirectory, configuration: APIConfiguration) throws {
        provider = try context.pathID("provider")
        var query = Query(request)
        let service: ServiceID? = query.identifier("service", example: "svc_anna_cut")
        query.demand("service")
        let range = SlotRange(reading: &query, maximumDays: configuration.maximumSlotDays)
        visitorZone = try query.zone("time_zone", among: zones)
        limit = query.integer("limit", in: 1...configuration.maximumSlots)
        seats = query.seats()
        moving = try MovedBooking(reading: &query, of: provider, for: context.requester)
        try query.finish()
        self.service = try query.require(service, "service")
        self.range = try query.require(range, "from")
    }

    /// The same question about several services of the provider; it cannot be asked for a booking that is to be moved.
    static func several(
        _ request: Request,
        context: APIContext,
        zones: ZoneDirectory,
        configuration: APIConfiguration
    ) throws -> [SlotQuestion] {
        let provider: ProviderID = try context.pathID("provider")
        var query = Query(request)
        let services: [ServiceID] = query.identifiers("services", atMost: maximumServices, example: "svc_anna_cut")
        query.demand("services")
        let asked = SlotRange(reading: &query, maximumDays: configuration.maximumSlotDays)
        let visitorZone = try query.zone("time_zone", among: zones)
        let limit = query.integer("limit", in: 1...configuration.maximumSlots)
        let seats = query.seats()
        try query.finish()
        let range = try query.require(asked, "from")
        return services.map { service in
            SlotQuestion(
                provider: provider,
                service: service,
                range: range,
                visitorZone: visitorZone,
                limit: limit,
                seats: seats
            )
        }
    }

    /// The maximum number of services in one request.
    private static let maximumServices = 20

    private init(
        provider: ProviderID,
        service: ServiceID,
        range: SlotRange,
        visitorZone: Zone?,
        limit: Int?,
        seats: Int?
    ) {
        self.provider = provider
        self.service = service
        self.range = range
        self.visitorZone = visitorZone
        self.limit = limit
        self.seats = seats
        moving = nil
    }
}

extension Query {
    /// How many seats one booking is to take, if `seats` says so.
    mutating func seats() -> Int? { integer("seats", in: 1...10_000) }
}
