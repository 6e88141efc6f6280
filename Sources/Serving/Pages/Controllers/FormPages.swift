import BookableAPI
import Bookings
import CalendarSync
import CivilTime
import HTTPTypes
import Hummingbird
import Payments
import SQL
import Texts

/// The form on which a client books one time, and booking it.
struct FormPages: Sendable {
    let database: any SQLDatabase
    let calendars: CalendarCache
    let reader: OfferReader
    let policies: PolicyReader
    let desk: BookingDesk
    let stripePayments: StripePayments?
    let calendarChecks: CalendarChecks?

    /// Where it is noted what clients were refused.
    let demand: DemandLog
    let admit: PageRoutes.Admission
    let charge: PageRoutes.Charge

    /// Whether what is due ahead can be paid.
    let offersCheckout: Bool

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("{provider}/{service}/book") { try await show(PageRequest($0, $1)) }
        router.post("{provider}/{service}/book") { try await submit(PageRequest($0, $1)) }
    }

    private func show(_ request: PageRequest) async throws -> Response {
        let offer = try await offer(request, seats: request.query["seats"])
        guard let start = Instant(rfc3339: request.query["at"]), !offer.service.isArchived else {
            return .leading(to: visit(offer.address, offer, request).link(offer.address).text)
        }
        return try await page(try await priced(offer, at: start, request), start, request)
    }

    /// The offer at the price for each seat that an availability rule sets for a start.
    private func priced(_ offer: Offer, at start: Instant, _ request: PageRequest) async throws -> Offer {
        guard offer.provider.availabilityRule != nil else { return offer }
        let calendar = try await calendars.calendar(
            of: offer.service.id,
            of: offer.provider.id,
            starts: start...start,
            at: request.now
        )
        let slots = calendar.slots.keeping(offer.seats)
        guard let price = slots.explain(start, at: request.now).price else { return offer }
        var offer = offer
        offer.service.price = price
        return offer
    }

    private func offer(_ request: PageRequest, seats: String) async throws -> Offer {
        let provider = try request.provider()
        let service = try request.service(of: provider)
        var offer = try await database.transaction(.read, by: .anonymous, at: request.now) {
            try await reader.offer(of: service, of: provider, in: $0)
        }
        offer.seats = offer.seats(asked: seats)
        offer.readerZone = request.zone(besides: offer.zone, in: reader.zones)
        return try offer.inWords(of: request.language())
    }

    private func visit(_ address: Address, _ offer: Offer, _ request: PageRequest) -> Visit {
        var visit = request.visit(address, of: offer.provider)
        visit.zone = offer.readerZone
        return visit
    }

    /// The form, empty or with what was typed and why it comes back.
    private func page(
        _ offer: Offer,
        _ start: Instant,
        _ request: PageRequest,
        returning typed: FormFields? = nil,
        faults: [String: PageFault] = [:],
        refusingRepetition: Bool = false,
        problem: BookingFormView.Problem? = nil
    ) async throws -> Response {
        let action = offer.address.appending("book")
        let here = action.with("seats", offer.seatsText).with("at", offer.session(at: start).startText)
        let visit = visit(here, offer, request)
        let form = FormReader(service: offer.service, visit: visit)
        let session = offer.session(at: start)
        let problem = problem ?? (offer.due != nil && !offersCheckout ? .unpayable : nil)
        let policy = try await policies.summary(
            of: offer.policy,
            paid: offer.due ?? offer.summary.price,
            start: start,
            in: offer.zone,
            clientsOf: offer.provider.id
        )
        var repetition = RepetitionChoice(offer.service, typed)
        repetition?.isRefused = refusingRepetition
        let view = BookingFormView(
            session: session,
            questions: form.questions,
            policy: policy,
            toBring: form.toBring,
            requiresApproval: offer.service.requiresApproval,
            values: typed.map { typed in typed.values.mapValues { $0 } } ?? [:],
            faults: faults,
            problem: problem,
            repetition: repetition,
            hidden: BookingSubmission.hidden(
                key: problem == nil ? typed?["key"] : nil,
                start: problem.isTaken ? nil : session.startText,
                seats: offer.seatsText,
                policy: offer.policy.policy.version,
                price: offer.summary.price
            ),
            action: action,
            back: offer.address.with("seats", offer.seatsText).with(
                "day",
                (offer.readerZone ?? offer.zone).date(at: start.secondsSince1970).description
            )
        )
        let refusal: HTTPResponse.Status = problem == nil ? .unprocessableContent : .conflict
        return Response(page: view.bytes(for: visit), status: typed == nil ? .ok : refusal, for: visit)
    }

    private func submit(_ request: PageRequest) async throws -> Response {
        let (fields, bytes) = try await request.form()
        var offer = try await offer(request, seats: fields["seats"])
        let visit = visit(offer.address, offer, request)
        guard let start = Instant(rfc3339: fields["at"]) else { return .leading(to: visit.link(offer.address).text) }
        offer = try await priced(offer, at: start, request)
        let (read, faults) = try FormReader(service: offer.service, visit: visit).client(in: fields)
        request.note(refused: faults.keys)
        guard var client = read else { return try await page(offer, start, request, returning: fields, faults: faults) }
        client.timeZone = offer.readerZone?.name
        var repetition: Repetition?
        switch RepetitionChoice(offer.service, fields)?.read() {
        case .series(let series): repetition = series
        case .refused: return try await page(offer, start, request, returning: fields, refusingRepetition: true)
        case .once, nil: break
        }
        try admit(client, request.context.clientAddress, request.now)
        let submission = BookingSubmission(offer, start, client, repeated: repetition, fields, bytes, request)
        if let calendarChecks {
            let starts = try await database.transaction(.read, by: .anonymous, at: request.now) {
                try await submission.starts(with: desk, in: $0)
            }
            try await calendarChecks.look(of: offer.provider.id, at: starts)
        }
        switch try await book(submission, request) {
        case .booked(let token):
            if let repetition { charge(repetition.bookings - 1, client, request.context.clientAddress, request.now) }
            // The booking itself knows its client's zone.
            var own = visit
            own.zone = nil
            let address = own.link(Address("b", token))
            return .leading(to: address.text, isSecret: true)
        case .refused(let problem):
            return try await page(offer, start, request, returning: fields, problem: problem)
        case .faulty(let faults):
            return try await page(offer, start, request, returning: fields, faults: faults)
        }
    }

    /// How a submission ended.
    private enum Outcome {
        /// With the token that opens the booking.
        case booked(String)
        case refused(BookingFormView.Problem)
        case faulty([String: PageFault])
    }

    private func book(_ submission: BookingSubmission, _ request: PageRequest) async throws -> Outcome {
        let caller = StripeCaller.client(address: request.context.clientAddress.description)
        let ticket = stripePayments.map { StripeCallTicket($0.budget, for: caller, at: request.now) }
        do {
            let access: SQLAccess = submission.isBrief ? .briefWrite : .write
            let result = try await database.transaction(access, by: .anonymous, at: request.now) { transaction in
                try await submission.book(with: desk, ticket, in: transaction)
            }
            switch result {
            case .refused(let refusal):
                demand.note(refusal, at: request.now)
                request.note(APIError(refusal))
                return .refused(refusal.isTaken ? .taken(refusal.alternatives) : .gone)
            case .booked(let token, let payment):
                // The booking is made whatever Stripe says: its page leads to the payment once that can be reached.
                if let payment, let stripePayments {
                    let invitation = try await stripePayments.invite(to: payment, for: .trusted)
                    invitation.logFailure(to: request.context.logger)
                }
                return .booked(token)
            }
        } catch let refused as RefusedSeries {
            request.note(APIError(refused))
            return .refused(.conflicts(refused.conflicts))
        } catch let error as BookingsError {
            request.note(error)
            return try outcome(of: error)
        }
    }

    private func outcome(of error: BookingsError) throws -> Outcome {
        switch (error.code, error.field) {
        case (.conflict, "policy_version"): return .refused(.policyChanged)
        case (.conflict, "price"): return .refused(.priceChanged)
        case (.conflict, _): return .refused(.gone)
        case (.idempotencyMismatch, _), (.idempotencyKeyWeak, _): return .refused(.reused)
        case (.invalidValue, _):
            let faults = FormReader.faults(of: error)
            guard !faults.isEmpty else { throw error }
            return .faulty(faults)
        default: throw error
        }
    }
}

extension BookingFormView.Problem? {
    fileprivate var isTaken: Bool {
        if case .taken(let others) = self { !others.isEmpty } else { false }
    }
}
