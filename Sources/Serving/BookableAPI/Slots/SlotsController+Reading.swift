import CivilTime
import Money
import Bookings
import CalendarSync
import Hummingbird
import SQL
import Scheduling
import WireFormat

/// What is read from the database each time.
extension SlotsController {
    /// It names bookings, which are not kept in memory.
    func explain(_ request: Request, context: APIContext) async throws -> Response {
        let providerID: ProviderID = try context.pathID("provider")
        var query = Query(request)
        let named: ServiceID? = query.identifier("service", example: "svc_anna_cut")
        let at = query.instant("at")
        let moving = try MovedBooking(reading: &query, of: providerID, for: context.requester)
        let seats = query.seats()
        query.demand("service", "at")
        try query.finish()
        let serviceID = try query.require(named, "service")
        let instant = try query.require(at, "at")
        let (service, asked) = try await load(
            serviceID,
            of: providerID,
            starts: instant...instant,
            moving,
            seats,
            context
        )
        let explanation = asked.slots.explain(instant, at: context.receivedAt)
        var reasons = explanation.reasons.map { reason in
            SlotReason(reason, in: asked, namesBookings: context.requester.speaks(for: providerID))
        }
        if context.requester.speaks(for: providerID) {
            reasons = try await namingCalendars(in: reasons, of: providerID, context)
        }
        if let rule = explanation.rule {
            reasons.append(SlotReason(rule, toldWhy: context.requester.speaks(for: providerID)))
        }
        if service.isArchived {
            reasons.append(SlotReason(.serviceArchived, "The service can no longer be booked."))
        }
        return try .json(
            ExplanationResponse(
                at: WireInstant(instant),
                bookable: reasons.isEmpty,
                price: reasons.isEmpty ? explanation.price?.minorUnits : nil,
                reasons: reasons
            )
        )
    }

    /// Tells of busy time which linked calendar it is from; what its event is about is not known here.
    private func namingCalendars(
        in reasons: [SlotReason],
        of provider: ProviderID,
        _ context: APIContext
    ) async throws -> [SlotReason] {
        guard reasons.contains(where: { $0.busyTime != nil }) else { return reasons }
        return try await context.perform(.read, on: database) { transaction in
            var named = reasons
            for index in named.indices {
                guard let busy = named[index].busyTime.flatMap(BusyTimeID.init(rawValue:)),
                    let link = try await CalendarNames().link(of: busy, provider, in: transaction.connection)
                else { continue }
                named[index].calendar = link.id.rawValue
                named[index].calendarName = link.name
            }
            return named
        }
    }

    /// The calendar as a booking finds it that is to be moved.
    func calendar(
        for question: SlotQuestion,
        _ moving: MovedBooking,
        _ context: APIContext
    ) async throws -> AskedCalendar {
        let (service, asked) = try await load(
            question.service,
            of: question.provider,
            starts: question.range.reach,
            moving,
            question.seats,
            context
        )
        return AskedCalendar(slots: asked.slots, isArchived: service.isArchived)
    }

    private func load(
        _ service: ServiceID,
        of provider: ProviderID,
        starts: ClosedRange<Instant>,
        _ moving: MovedBooking?,
        _ seats: Int?,
        _ context: APIContext
    ) async throws -> (Service, ServiceCalendar) {
        try await context.perform(.read, on: database) { transaction in
            let offered = try await loader.offered(of: service, of: provider, in: transaction.connection)
            let moved = try await moving?.booking(movedWithin: service, in: transaction)
            let calendar = try await loader.load(
                offered,
                first: starts.lowerBound,
                last: starts.upperBound,
                at: transaction.now,
                moving: moved.map { [$0.id] } ?? [],
                returning: try await BookingStore().isReturning(toMove: moved, in: offered, transaction),
                in: transaction.connection
            )
            // A booking that moves keeps its seats, also where a new one could take fewer by now.
            let asked = try seats.map { try calendar.taking($0) } ?? calendar.keeping(moved?.seats.count ?? 1)
            return (offered.service, asked)
        }
    }
}

extension MovedBooking {
    /// The booking, if it is one of `service`; of another one it is refused where it was named, and stays in its place where
    /// only its token was presented.
    fileprivate func booking(movedWithin service: ServiceID, in transaction: Transaction) async throws -> Booking? {
        let booking = try await BookingStore().find(id, in: transaction.connection)
        if booking.service == service { return booking }
        guard isNamed else { return nil }
        throw WireError(.value, field: "booking", reason: "This booking is of another service, and moves within that.")
    }
}
