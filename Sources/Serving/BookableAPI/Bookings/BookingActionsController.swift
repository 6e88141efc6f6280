import Bookings
import Hummingbird
import Policies
import SQL

/// What becomes of a booking once it is made.
struct BookingActionsController: Sendable {
    let database: any SQLDatabase
    let configuration: ServerConfiguration
    private let desk: BookingDesk
    private let reader: BookingReader

    init(database: any SQLDatabase, desk: BookingDesk, policies: PolicyReader, configuration: ServerConfiguration) {
        self.database = database
        self.configuration = configuration
        self.desk = desk
        reader = BookingReader(policies: policies)
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        let booking = router.group("bookings/{booking}")
        booking.post("confirm", use: confirm)
        booking.post("complete", use: complete)
        booking.post("reschedule", use: reschedule)
        booking.post("cancel", use: cancel)
        booking.post("no-show", use: recordNoShow)
        booking.get("cancellation-quote", use: quoteCancellation)
    }

    func confirm(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.change, id)
        _ = try await payload(of: request).optionalJSON(EmptyRequest.self)
        return try await database.transaction(.write) { connection in
            let booking = try await desk.confirm(id, by: context.requester, at: context.receivedAt, in: connection)
            return try .json(try await reader.document(of: booking, for: context.requester, in: connection))
        }
    }

    func complete(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.manage, id)
        _ = try await payload(of: request).optionalJSON(EmptyRequest.self)
        return try await database.transaction(.write) { connection in
            let booking = try await desk.complete(id, by: context.requester, at: context.receivedAt, in: connection)
            return try .json(try await reader.document(of: booking, for: context.requester, in: connection))
        }
    }

    func reschedule(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.change, id)
        let start = try await payload(of: request).json(RescheduleRequest.self).startAt
        let outcome = try await desk.deciding(on: database) { desk, connection -> Result<Response, APIError> in
            switch try await desk.reschedule(
                id,
                to: start,
                by: context.requester,
                at: context.receivedAt,
                in: connection
            )
            {
            case .refused(let refusal): return .failure(APIError(refusal))
            case .rescheduled(let booking):
                let document = try await reader.document(of: booking, for: context.requester, in: connection)
                return .success(try .json(document))
            }
        }
        return try outcome.get()
    }

    func cancel(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.change, id)
        let body = try await payload(of: request).optionalJSON(CancelBookingRequest.self)
        try body.cancelledBy?.requireAgreement(with: context.requester)
        return try await desk.deciding(on: database) { desk, connection in
            let (booking, settlement) = try await desk.cancel(
                id,
                reason: body.reason,
                by: context.requester,
                at: context.receivedAt,
                in: connection
            )
            let document = try await reader.document(of: booking, for: context.requester, in: connection)
            return try .json(
                CancellationResponse(booking: document, refund: RefundResponse(settlement, logger: context.logger))
            )
        }
    }

    func recordNoShow(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.manage, id)
        _ = try await payload(of: request).optionalJSON(EmptyRequest.self)
        return try await desk.deciding(on: database) { desk, connection in
            let (booking, settlement) = try await desk.recordNoShow(
                id,
                by: context.requester,
                at: context.receivedAt,
                in: connection
            )
            let document = try await reader.document(of: booking, for: context.requester, in: connection)
            return try .json(
                CancellationResponse(booking: document, refund: RefundResponse(settlement, logger: context.logger))
            )
        }
    }

    func quoteCancellation(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.view, id)
        var query = try Query(request)
        let named = try query.choice("cancelled_by", of: CancellingParty.allCases)
        try query.finish()
        let party = try CancellingParty.quoted(named, for: context.requester)
        let quote = try await desk.quote(id, cancelledBy: party, at: context.receivedAt, on: database)
        return try .json(try CancellationQuoteResponse(quote))
    }

    private func payload(of request: Request) async throws -> Payload {
        try await Payload(request, limit: configuration.maximumBodySize)
    }
}
