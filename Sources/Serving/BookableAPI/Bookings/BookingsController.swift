import Bookings
import CalendarSync
import CivilTime
import Payments
import HTTPTypes
import Hummingbird
import SQL
import WireFormat

/// Making and reading bookings.
struct BookingsController: Sendable {
    let database: any SQLDatabase
    let desk: BookingDesk
    let reader: BookingReader
    let stripePayments: StripePayments?
    let rates: BookingRateLimiter

    /// Looks at calendars before something is booked; `nil` if the server links none.
    let calendarChecks: CalendarChecks?

    /// Where it is noted what clients were refused.
    let demand: DemandLog
    let zones: ZoneDirectory
    let configuration: APIConfiguration
    private let services = ServiceStore()

    init(
        database: any SQLDatabase,
        desk: BookingDesk,
        reader: BookingReader,
        stripePayments: StripePayments?,
        rates: BookingRateLimiter,
        calendarChecks: CalendarChecks?,
        demand: DemandLog,
        zones: ZoneDirectory,
        configuration: APIConfiguration
    ) {
        self.database = database
        self.desk = desk
        self.reader = reader
        self.stripePayments = stripePayments
        self.rates = rates
        self.calendarChecks = calendarChecks
        self.demand = demand
        self.zones = zones
        self.configuration = configuration
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("bookings", use: create)
        router.get("bookings", use: list)
        router.get("bookings/{booking}", use: show)
        router.patch("bookings/{booking}", use: update)
    }

    func create(_ request: Request, context: APIContext) async throws -> Response {
        let payload = try await Payload(request, configuration)
        let creation = try IdempotentCreation(request, payload, context: context)
        var asked = try await booking(in: payload, context)
        if asked.override != nil { try context.requester.require(.manage, asked.provider) }
        asked.origin = context.clientAddress.description
        let counted = context.requester.speaks(for: asked.provider) ? context.requester : .anonymous
        var limits = try rates.admit(
            counted,
            from: context.clientAddress,
            for: ContactKeys(asked.client),
            at: context.receivedAt
        )
        try await calendarChecks?.look(of: asked.provider, at: try await starts(of: asked, context))
        let ticket = stripePayments.map {
            StripeCallTicket($0.budget, for: StripeCaller(context), at: context.receivedAt)
        }
        // What makes many bookings is no brief write, of which several share a commit.
        let access: SQLAccess = asked.repetition == nil ? .briefWrite : .write
        let outcome = try await context.performUnrecorded(access, on: database) { [asked] transaction in
            try await book(asked, as: creation, ticket, context, in: transaction)
        }
        let booked = try self.booked(outcome, context)
        if let repetition = asked.repetition, !booked.isReplay {
            limits = rates.charge(
                repetition.bookings - 1,
                to: counted,
                from: context.clientAddress,
                for: ContactKeys(asked.client),
                at: context.receivedAt
            )
        }
        let invitation = try await invitation(to: booked, for: StripeCaller(context))
        // The booking is made, so its token has to be told whatever Stripe says.
        invitation?.logFailure(to: context.logger)
        var response = try adding(invitation, to: booked.created).response(isReplay: booked.isReplay)
        response.headers.append(contentsOf: limits)
        return response
    }

    /// The starts that are asked for, of which calendars elsewhere may know something.
    private func starts(of asked: BookingRequest, _ context: APIContext) async throws -> [Instant] {
        guard let repetition = asked.repetition else { return [asked.startAt] }
        return try await context.perform(.read, on: database) { transaction in
            try await desk.starts(of: asked, repeated: repetition, in: transaction)
        }
    }

    /// What is asked for; a refusal also names the answers that the service refuses, so that all are corrected at once.
    private func booking(in payload: Payload, _ context: APIContext) async throws -> BookingRequest {
        do {
            return try payload.json(CreateBookingRequest.self).booking
        } catch {
            var problem = APIError(error)
            problem.errors += try await refusedAnswers(in: payload, context)
            throw problem
        }
    }

    /// Nothing where the answers themselves are not of the form, or no service is named.
    private func refusedAnswers(in payload: Payload, _ context: APIContext) async throws -> [FieldError] {
        do {
            let answers = try payload.json(BookingAnswers.self)
            guard let provider = answers.provider, let id = answers.service else { return [] }
            let service = try await context.perform(.read, on: database) { transaction in
                try await services.find(id, of: provider, in: transaction.connection)
            }
            try answers.check(for: service)
            return []
        } catch let error as BookingsError {
            return error.code == .invalidValue ? APIError(error).errors : []
        } catch is WireError, is RefusedDocument, is APIError {
            return []
        }
    }

    /// A booking that was made, now or by an earlier request with the same key.
    private struct Booked: Sendable {
        let created: CreatedResource
        let isReplay: Bool

        /// What is due ahead for a booking made now.
        let payment: Payment?
    }

    /// That a start cannot be booked.
    private struct Refused: Error {
        let problem: APIError
        let refusal: SlotRefusal?
    }

    /// What was booked; a refusal of somebody else than the provider and admins is noted, now that the transaction has ended.
    private func booked(_ outcome: Result<Booked, Refused>, _ context: APIContext) throws -> Booked {
        switch outcome {
        case .success(let booked): return booked
        case .failure(let refused):
            if let refusal = refused.refusal, !context.requester.speaks(for: refusal.provider) {
                demand.note(refusal, at: context.receivedAt)
            }
            throw refused.problem
        }
    }

    /// What the client needs to pay, if something is due ahead.
    ///
    /// It is asked for after the booking is committed, and anew for a repeated request, for it holds a secret of Stripe's
    /// that is not ours to keep.
    private func invitation(to booked: Booked, for caller: StripeCaller) async throws -> PaymentInvitation? {
        guard let stripePayments else { return nil }
        if booked.isReplay {
            guard let booking = booked.created.booking else { return nil }
            return try await stripePayments.invite(to: booking, for: caller)
        }
        guard let payment = booked.payment else { return nil }
        // The call for a new booking was counted before it was made.
        return try await stripePayments.invite(to: payment, for: .trusted)
    }

    private func adding(_ invitation: PaymentInvitation?, to created: CreatedResource) throws -> CreatedResource {
        guard let invitation else { return created }
        return try created.adding(PaymentInvitationResponse(offered: invitation), as: "payment")
    }

    /// A refusal is a result here, so that the holds that were released to look for room stay released.
    private func book(
        _ asked: BookingRequest,
        as creation: IdempotentCreation,
        _ ticket: StripeCallTicket?,
        _ context: APIContext,
        in transaction: Transaction
    ) async throws -> Result<Booked, Refused> {
        var refusal: SlotRefusal?
        var due: Payment?
        let answer = try await creation.answer(in: transaction) { () async throws -> CreatedResource? in
            if let repetition = asked.repetition {
                return try await bookSeries(asked, repetition, context, in: transaction)
            }
            switch try await desk.book(asked, in: transaction) {
            case .refused(let reasons):
                refusal = reasons
                return nil
            case .booked(let booking, let token, let payment):
                // Thrown here, it undoes the booking: one that cannot be paid is not to hold a slot.
                if booking.prepayment > 0 { try ticket?.redeem() }
                due = payment
                let details = try await reader.details(ofNew: booking, note: asked.override, in: transaction)
                let document = BookingResponse(details, for: .client(booking.id))
                let awaitsProof = booking.client.areAwaited && !asked.client.areAwaited
                return try CreatedResource(
                    BookedResponse(
                        booking: document,
                        token: token.text,
                        proof: awaitsProof ? EmailProofResponse(booking) : nil
                    ),
                    at: "/v1/bookings/\(booking.id)"
                )
            }
        }
        guard let answer else {
            let problem = refusal.map(APIError.init) ?? APIError(.slotTaken, "The slot is taken.")
            return .failure(Refused(problem: problem, refusal: refusal))
        }
        return .success(Booked(created: answer.created, isReplay: answer.isReplay, payment: due))
    }

    /// Throws where an occurrence is refused: nothing of a series is made in part.
    private func bookSeries(
        _ asked: BookingRequest,
        _ repetition: Repetition,
        _ context: APIContext,
        in transaction: Transaction
    ) async throws -> CreatedResource {
        let booked = try await desk.book(asked, repeated: repetition, in: transaction)
        guard let first = booked.first else { throw APIError(.internalError, "A series without bookings was made.") }
        // The first is recorded as what was made.
        let others = booked.dropFirst().map(\.booking.id)
        if !others.isEmpty { try await context.recordChange(of: others, in: transaction) }
        let details = try await reader.details(ofNew: first.booking, note: asked.override, in: transaction)
        let document = BookingResponse(details, for: .client(first.booking.id))
        return try CreatedResource(
            BookedSeriesResponse(
                first: BookedResponse(booking: document, token: first.token.text),
                bookings: booked
            ),
            at: "/v1/bookings/\(first.booking.id)"
        )
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireRole(.admin, .provider, .finance)
        var query = Query(request)
        let filter = try filter(reading: &query, for: context.requester)
        // Of a range, days are asked for: they come in the order of their starts unless told otherwise.
        let isRange = filter.from != nil || filter.to != nil || filter.series != nil
        let order = query.choice("order", of: BookingStore.Order.allCases) ?? (isRange ? .start : .id)
        let page = PageRequest<BookingCursor>(reading: &query, configuration: configuration)
        let form = query.choice("format", of: ListForm.allCases) ?? .json
        try query.finish()
        guard page.cursor?.order ?? order == order else {
            throw WireError(.value, field: "cursor", reason: "This is a cursor of a list in another order.")
        }
        let part = try await context.perform(.read, on: database) { transaction in
            try await reader.list(filter, in: order, after: page.cursor, limit: page.fetchLimit, in: transaction)
        }
        let shown = part.found.prefix(page.limit).map(\.id)
        if context.requester.role != .finance { try await context.recordRead(of: shown, on: database) }
        if form == .csv {
            let (shown, next) = part.page(limit: page.limit) { BookingCursor(behind: $0, in: order) }
            let rows = shown.map { BookingRow.cells($0, for: context.requester) }
            return CSVPage(BookingRow.names, rows, nextCursor: next).response(to: request)
        }
        return try .json(
            Page(part, limit: page.limit, cursor: { BookingCursor(behind: $0, in: order) }) {
                BookingResponse($0, for: context.requester)
            }
        )
    }

    private func filter(reading query: inout Query, for requester: Requester) throws -> BookingStore.Filter {
        var filter = BookingStore.Filter()
        filter.provider = query.identifier("provider", example: "prv_anna")
        filter.service = query.identifier("service", example: "svc_anna_cut")
        filter.series = query.identifier("series", example: "ser_anna_01jd2m3n")
        filter.statuses = query.choices("status", of: BookingStatus.allCases)
        filter.changedSince = query.instant("updated_since")
        filter.search = query.text("q", length: 2...100).map(ClientSearch.init)
        // Finance sees no people, and must not find out about them by asking.
        if filter.search != nil { try requester.requireRole(.admin, .provider) }
        let zone = try query.zone("time_zone", among: zones) ?? .utc
        filter.from = query.start("from", in: zone)
        filter.to = query.start("to", in: zone)
        if let own = try requester.confinement(asking: filter.provider) { filter.provider = own }
        return filter
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.view, id)
        try Query(request).finish()
        let details = try await context.perform(.read, on: database) { try await reader.find(id, in: $0) }
        if context.requester.role != .finance { try await context.recordRead(on: database) }
        return try .tagged(BookingResponse(details, for: context.requester))
    }

    /// Corrects what is known of the client, and for the provider what the booking costs.
    func update(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.change, id)
        let body = try await Payload(request, configuration).json(UpdateBookingRequest.self)
        // Messages follow the address, so one that is corrected to again and again counts as one that books does.
        let contacts = ContactKeys(email: body.changes?.email?.value, phone: body.changes?.phone?.value)
        _ = try rates.admit(context.requester, from: nil, for: contacts, at: context.receivedAt)
        if body.price != nil { try context.requester.require(.manage, id) }
        let match = IfMatch(request)
        let details = try await context.perform(.write, on: database) { transaction in
            try await match.check(in: transaction, of: id.provider) { try await reader.document(id, context, in: $0) }
            if let price = body.price {
                _ = try await desk.changePrice(of: id, to: price, currency: body.currency, in: transaction)
            }
            if let changes = body.changes { _ = try await desk.changeClient(of: id, changes, in: transaction) }
            return try await reader.find(id, in: transaction)
        }
        return try .tagged(BookingResponse(details, for: context.requester))
    }
}
