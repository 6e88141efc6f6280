import Bookings
import CalendarSync
import CivilTime
import Hummingbird
import Payments
import Policies
import SQL

/// What becomes of a booking once it is made.
struct BookingActionsController: Sendable {
    let database: any SQLDatabase
    let desk: BookingDesk
    let reader: BookingReader
    let stripePayments: StripePayments?
    let rates: BookingRateLimiter

    /// Looks at calendars before something is booked; `nil` if the server links none.
    let calendarChecks: CalendarChecks?
    let drifts: DriftDesk
    let configuration: APIConfiguration

    func addRoutes(to router: some RouterMethods<APIContext>) {
        let booking = router.group("bookings/{booking}")
        booking.post("confirm", use: confirm)
        booking.post("complete", use: complete)
        booking.post("reschedule", use: reschedule)
        booking.post("calendar-event/follow", use: follow)
        booking.post("cancel", use: cancel)
        booking.post("no-show", use: recordNoShow)
        booking.post("decline", use: decline)
        booking.post("reopen", use: reopen)
        booking.post("token", use: reissueToken)
        booking.get("cancellation-quote", use: quoteCancellation)
    }

    func confirm(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.change, id)
        let body = try await Payload(request, configuration).optionalJSON(ConfirmBookingRequest.self)
        // A hold was counted for its address when it was made; whom it is for comes here.
        let contacts = ContactKeys(email: body.changes.email?.value, phone: body.changes.phone?.value)
        _ = try rates.admit(context.requester, from: nil, for: contacts, at: context.receivedAt)
        // In a transaction of its own, since a wrong code is counted and the rest does not happen then.
        if let code = body.code {
            let verdict = try await context.perform(.write, on: database) { transaction in
                try await desk.prove(id, by: code, in: transaction)
            }
            try verdict.check()
        }
        let ticket = stripePayments.map {
            StripeCallTicket($0.budget, for: StripeCaller(context), at: context.receivedAt)
        }
        let match = IfMatch(request)
        let (details, payment) = try await context.perform(.write, on: database) { transaction in
            try await match.check(in: transaction, of: id.provider) { try await reader.document(id, context, in: $0) }
            let (booking, payment) = try await desk.confirm(
                id,
                with: body.changes,
                paying: body.paymentWay,
                in: transaction
            )
            // Thrown here, it leaves the slot held: the client can confirm it once calls are left.
            if payment != nil { try ticket?.redeem() }
            return (try await reader.details(of: booking, in: transaction), payment)
        }
        let document = try JSONBytes.encode(BookingResponse(details, for: context.requester))
        if details.booking.client.areAwaited {
            let proof = EmailProofResponse(details.booking)
            return .tagged(bytes: document, sending: try JSONBytes.adding(proof, as: "email_proof", to: document))
        }
        guard let payment, let stripePayments else { return .tagged(bytes: document) }
        // After the commit, as for a new booking; the call was counted above.
        let invitation = try await stripePayments.invite(to: payment, for: .trusted)
        invitation.logFailure(to: context.logger)
        let offer = try PaymentInvitationResponse(offered: invitation)
        return .tagged(bytes: document, sending: try JSONBytes.adding(offer, as: "payment", to: document))
    }

    func complete(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.manage, id)
        _ = try await Payload(request, configuration).optionalJSON(EmptyRequest.self)
        let match = IfMatch(request)
        let details = try await context.perform(.write, on: database) { transaction in
            try await match.check(in: transaction, of: id.provider) { try await reader.document(id, context, in: $0) }
            let booking = try await desk.complete(
                id,
                in: transaction
            )
            return try await reader.details(of: booking, in: transaction)
        }
        return try .tagged(BookingResponse(details, for: context.requester))
    }

    func reschedule(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.change, id)
        let body = try await Payload(request, configuration).json(RescheduleRequest.self)
        guard body.scope == .this else { return try await moveSeries(id, body, request, context) }
        return try await move(id, to: body.startAt, request, context) { desk, transaction in
            try await desk.reschedule(id, to: body.startAt, in: transaction)
        }
    }

    func follow(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.manage, id)
        let start = try await Payload(request, configuration).json(FollowEventRequest.self).startAt
        return try await move(id, to: start, request, context) { desk, transaction in
            try await drifts.follow(id, to: start, by: desk, in: transaction)
        }
    }

    private func move(
        _ id: BookingID,
        to start: Instant,
        _ request: Request,
        _ context: APIContext,
        _ useCase: @Sendable (BookingDesk, Transaction) async throws -> RescheduleOutcome
    ) async throws -> Response {
        let match = IfMatch(request)
        if let provider = id.provider { try await calendarChecks?.look(of: provider, at: [start]) }
        let outcome = try await context.decide(with: desk, on: database) {
            desk,
            transaction -> Result<(BookingDetails, Bool), APIError> in
            try await match.check(in: transaction, of: id.provider) { try await reader.document(id, context, in: $0) }
            return
                switch try await useCase(desk, transaction)
            {
            case .refused(let refusal): .failure(APIError(refusal))
            case .rescheduled(let booking): .success((try await reader.details(of: booking, in: transaction), true))
            case .unchanged(let booking): .success((try await reader.details(of: booking, in: transaction), false))
            }
        }
        let (details, isMoved) = try outcome.get()
        let document = try JSONBytes.encode(BookingResponse(details, for: context.requester))
        return .tagged(bytes: document, sending: try JSONBytes.adding(isMoved, as: "moved", to: document))
    }

    func cancel(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.change, id)
        let body = try await Payload(request, configuration).optionalJSON(CancelBookingRequest.self)
        try body.cancelledBy?.requireAgreement(with: context.requester)
        guard body.scope == .this else { return try await cancelSeries(id, body, request, context) }
        return try await end(id, request, context) { desk, transaction in
            try await desk.cancel(
                id,
                reason: body.reason,
                in: transaction
            )
        }
    }

    func decline(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.manage, id)
        let reason = try await Payload(request, configuration).optionalJSON(DeclineBookingRequest.self).reason
        return try await end(id, request, context) { desk, transaction in
            try await desk.decline(id, reason: reason, in: transaction)
        }
    }

    func reopen(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.manage, id)
        _ = try await Payload(request, configuration).optionalJSON(EmptyRequest.self)
        let match = IfMatch(request)
        let details = try await context.perform(.write, on: database) { transaction in
            try await match.check(in: transaction, of: id.provider) { try await reader.document(id, context, in: $0) }
            let booking = try await desk.reopen(id, in: transaction)
            return try await reader.details(of: booking, in: transaction)
        }
        return try .tagged(BookingResponse(details, for: context.requester))
    }

    /// Gives a client who lost the booking's token another one.
    func reissueToken(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.manage, id)
        _ = try await Payload(request, configuration).optionalJSON(EmptyRequest.self)
        let token = try await context.perform(.write, on: database) { try await desk.reissueToken(of: id, in: $0) }
        return try .json(ReissuedTokenResponse(id, token))
    }

    func recordNoShow(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.manage, id)
        _ = try await Payload(request, configuration).optionalJSON(EmptyRequest.self)
        return try await end(id, request, context) { desk, transaction in
            try await desk.recordNoShow(id, in: transaction)
        }
    }

    /// Answers with the booking that `useCase` ended and with what that gives back.
    private func end(
        _ id: BookingID,
        _ request: Request,
        _ context: APIContext,
        _ useCase: (BookingDesk, Transaction) async throws -> (booking: Booking, settlement: Settlement)
    ) async throws -> Response {
        let match = IfMatch(request)
        let (details, settlement) = try await context.decide(with: desk, on: database) { desk, transaction in
            try await match.check(in: transaction, of: id.provider) { try await reader.document(id, context, in: $0) }
            let (booking, settlement) = try await useCase(desk, transaction)
            return (try await reader.details(of: booking, in: transaction), settlement)
        }
        return try .json(
            CancellationResponse(
                booking: BookingResponse(details, for: context.requester),
                refund: RefundResponse(settlement, logger: context.logger)
            )
        )
    }

    func quoteCancellation(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.view, id)
        var query = Query(request)
        let named = query.choice("cancelled_by", of: CancellingParty.allCases)
        let scope = query.choice("scope", of: SeriesScope.allCases) ?? .this
        try query.finish()
        let party = try CancellingParty.quoted(named, for: context.requester)
        guard scope == .this else {
            let quotes = try await desk.quotes(
                id,
                scope,
                cancelledBy: party,
                by: context.requester,
                at: context.receivedAt,
                on: database
            )
            return try .json(try CancellationQuoteResponse(sumOf: quotes))
        }
        let quote = try await desk.quote(id, cancelledBy: party, at: context.receivedAt, on: database)
        return try .json(try CancellationQuoteResponse(quote))
    }
}

extension BookingReader {
    /// The booking as a read answers it, to compare with what a client has.
    func document(_ id: BookingID, _ context: APIContext, in transaction: Transaction) async throws -> BookingResponse {
        BookingResponse(try await find(id, in: transaction), for: context.requester)
    }
}
