import Bookings
import HTTPTypes
import Hummingbird
import Payments
import SQL

/// Who waits for a place, and what they answer to offers.
struct WaitlistController: Sendable {
    let database: any SQLDatabase
    let desk: WaitlistDesk
    let reader: BookingReader
    let stripePayments: StripePayments?
    let rates: BookingRateLimiter

    /// Whether offers can be mailed; where they cannot, nobody can begin to wait.
    let mailsOffers: Bool
    let configuration: APIConfiguration

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("waitlist", use: join)
        router.get("waitlist", use: list)
        let entry = router.group("waitlist/{entry}")
        entry.get(use: show)
        entry.delete(use: remove)
        entry.post("status", use: status)
        entry.post("confirm", use: confirm)
        entry.post("accept", use: accept)
        entry.post("decline", use: decline)
        entry.post("leave", use: leave)
    }

    func join(_ request: Request, context: APIContext) async throws -> Response {
        let payload = try await Payload(request, configuration)
        let creation = try IdempotentCreation(request, payload, context: context)
        let body = try payload.json(JoinWaitlistRequest.self)
        let window = try body.window()
        guard mailsOffers else {
            throw APIError(.conflict, "This server cannot mail offers, so that nobody can wait for a place.")
        }
        // A mail follows, as after a booking.
        let limits = try rates.admit(
            context.requester.speaks(for: body.provider) ? context.requester : .anonymous,
            from: context.clientAddress,
            for: ContactKeys(body.client),
            at: context.receivedAt
        )
        var response = try await creation.response(on: database) { transaction in
            let entry = try await desk.join(
                body.service,
                of: body.provider,
                for: body.client,
                window,
                in: transaction
            )
            return try CreatedResource(WaitlistEntryResponse(entry), at: "/v1/waitlist/\(entry.id)")
        }
        response.headers.append(contentsOf: limits)
        return response
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        var query = Query(request)
        let asked: ProviderID? = query.identifier("provider", example: "prv_anna")
        let status = query.choice("status", of: WaitlistEntry.Status.allCases) ?? .waiting
        let page = PageRequest<WaitlistEntryID>(reading: &query, configuration: configuration)
        try query.finish()
        try context.requester.requireRole(.admin, .provider)
        guard let provider = try context.requester.confinement(asking: asked) ?? asked else {
            throw APIError(
                .invalidRequest,
                "Name the provider.",
                errors: [FieldError(field: "provider", reason: "This is required.")]
            )
        }
        let found = try await context.perform(.read, on: database) { transaction in
            try await desk.list(of: provider, status, after: page.cursor, limit: page.fetchLimit, in: transaction)
        }
        try await context.recordRead(of: found.prefix(page.limit).map(\.id), on: database)
        return try .json(
            Page(found, limit: page.limit, cursor: { $0.id.rawValue }, item: { WaitlistEntryResponse($0) })
        )
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        let id = try managed(context)
        try Query(request).finish()
        let entry = try await context.perform(.read, on: database) { try await desk.find(id, in: $0) }
        try await context.recordRead(on: database)
        return try .json(WaitlistEntryResponse(entry))
    }

    func remove(_ request: Request, context: APIContext) async throws -> Response {
        let id = try managed(context)
        _ = try await context.perform(.write, on: database) { try await desk.remove(id, in: $0) }
        return Response(status: .noContent)
    }

    /// The entry of the path, which the requester has to manage.
    private func managed(_ context: APIContext) throws -> WaitlistEntryID {
        let id: WaitlistEntryID = try context.pathID("entry")
        guard let provider = id.provider else { throw BookingsError.notFound(id) }
        try context.requester.require(.manage, provider)
        return id
    }

    // MARK: Whoever has the mailed link

    func status(_ request: Request, context: APIContext) async throws -> Response {
        try await answer(request, context) { desk, id, transaction in try await desk.current(id, in: transaction) }
    }

    func confirm(_ request: Request, context: APIContext) async throws -> Response {
        try await answer(request, context) { desk, id, transaction in try await desk.confirm(id, in: transaction) }
    }

    func decline(_ request: Request, context: APIContext) async throws -> Response {
        try await answer(request, context) { desk, id, transaction in try await desk.decline(id, in: transaction) }
    }

    func leave(_ request: Request, context: APIContext) async throws -> Response {
        try await answer(request, context) { desk, id, transaction in try await desk.remove(id, in: transaction) }
    }

    /// As nobody but the client whose token is shown, whatever other credential the request has.
    private func answer(
        _ request: Request,
        _ context: APIContext,
        _ useCase: @Sendable (WaitlistDesk, WaitlistEntryID, Transaction) async throws -> WaitlistEntry
    ) async throws -> Response {
        let id: WaitlistEntryID = try context.pathID("entry")
        let token = try await Payload(request, configuration).json(WaitlistTokenRequest.self).token
        let (entry, booking) = try await database.transaction(.write, by: .anonymous, at: context.receivedAt) {
            transaction -> (WaitlistEntry, Booking?) in
            try await desk.require(token, of: id, in: transaction)
            let entry = try await useCase(desk, id, transaction)
            return (entry, try await desk.held(for: entry, in: transaction))
        }
        return try .json(WaitlistEntryResponse(entry, holding: booking))
    }

    func accept(_ request: Request, context: APIContext) async throws -> Response {
        let id: WaitlistEntryID = try context.pathID("entry")
        let body = try await Payload(request, configuration).json(AcceptOfferRequest.self)
        let caller = StripeCaller.client(address: context.clientAddress.description)
        let ticket = stripePayments.map { StripeCallTicket($0.budget, for: caller, at: context.receivedAt) }
        let (details, token, payment) = try await database.transaction(
            .write,
            by: .anonymous,
            at: context.receivedAt
        ) { transaction -> (BookingDetails, Secret, Payment?) in
            try await desk.require(body.token, of: id, in: transaction)
            let (booking, token, payment) = try await desk.accept(id, paying: body.paymentWay, in: transaction)
            // Thrown here, it leaves the place held: the client can take it once calls are left.
            if payment != nil { try ticket?.redeem() }
            return (try await reader.details(of: booking, in: transaction), token, payment)
        }
        let document = BookingResponse(details, for: .client(details.booking.id))
        let answer = try JSONBytes.encode(BookedResponse(booking: document, token: token.text))
        guard let payment, let stripePayments else { return Response(bytes: answer, type: "application/json") }
        // After the commit, as for a new booking; the call was counted above.
        let invitation = try await stripePayments.invite(to: payment, for: .trusted)
        invitation.logFailure(to: context.logger)
        let offer = try PaymentInvitationResponse(offered: invitation)
        return Response(bytes: try JSONBytes.adding(offer, as: "payment", to: answer), type: "application/json")
    }
}
