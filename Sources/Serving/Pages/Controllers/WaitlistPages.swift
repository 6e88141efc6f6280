import BookableAPI
import Bookings
import CivilTime
import ConsoleTexts
import HTTPTypes
import Hummingbird
import Payments
import SQL
import Texts

/// Waiting for a place, and answering what is offered.
struct WaitlistPages: Sendable {
    let database: any SQLDatabase
    let reader: OfferReader
    let policies: PolicyReader
    let desk: WaitlistDesk
    let stripePayments: StripePayments?
    let admit: PageRoutes.Admission

    /// Whether what is due ahead can be paid.
    let offersCheckout: Bool
    private let store = IdempotencyStore()

    init(
        database: any SQLDatabase,
        reader: OfferReader,
        policies: PolicyReader,
        desk: WaitlistDesk,
        stripePayments: StripePayments?,
        admit: @escaping PageRoutes.Admission,
        offersCheckout: Bool
    ) {
        self.database = database
        self.reader = reader
        self.policies = policies
        self.desk = desk
        self.stripePayments = stripePayments
        self.admit = admit
        self.offersCheckout = offersCheckout
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("{provider}/{service}/wait") { try await ask(PageRequest($0, $1)) }
        router.post("{provider}/{service}/wait") { try await join(PageRequest($0, $1)) }
        router.get("w/{token}") { try await show(PageRequest($0, $1)) }
        router.post("w/{token}/confirm") { try await answer(PageRequest($0, $1), desk.confirm) }
        router.post("w/{token}/accept") { try await accept(PageRequest($0, $1)) }
        router.post("w/{token}/decline") { try await answer(PageRequest($0, $1), desk.decline) }
        router.post("w/{token}/leave") { try await answer(PageRequest($0, $1), desk.remove) }
    }
}

// MARK: - Joining

extension WaitlistPages {
    private func offer(_ request: PageRequest) async throws -> Offer {
        let provider = try request.provider()
        let service = try request.service(of: provider)
        let offer = try await database.transaction(.read, by: .anonymous, at: request.now) {
            try await reader.offer(of: service, of: provider, in: $0)
        }
        return try offer.inWords(of: request.language())
    }

    private func ask(_ request: PageRequest) async throws -> Response {
        let offer = try await offer(request)
        if request.query["news"] == "sent" {
            let visit = request.visit(offer.address.appending("wait").with("news", "sent"), of: offer.provider)
            return Response(page: WaitlistSentView(service: offer.summary).bytes(for: visit), for: visit)
        }
        let today = offer.zone.date(at: request.now.secondsSince1970)
        let first = max(CivilDate(request.query["month"] + "-01") ?? today, today)
        // At the end of a month the rest of it is too little to wait for.
        let last =
            CivilDate(daysSinceEpoch: max(first.monthStart.nextMonthStart, first.daysSinceEpoch + 14) - 1) ?? first
        return page(offer, ["first": first.description, "last": last.description], request)
    }

    private func page(
        _ offer: Offer,
        _ values: [String: String],
        _ request: PageRequest,
        faults: [String: PageFault] = [:],
        problem: WaitlistFormView.Problem? = nil
    ) -> Response {
        let visit = request.visit(offer.address.appending("wait"), of: offer.provider)
        let view = WaitlistFormView(
            service: offer.summary,
            questions: Self.days(visit) + FormReader(service: offer.service, visit: visit).questions,
            values: values,
            faults: faults,
            problem: problem,
            key: problem == nil ? values["key"] ?? BookingSubmission.newKey() : BookingSubmission.newKey()
        )
        let status: HTTPResponse.Status =
            problem != nil ? .conflict : faults.isEmpty ? .ok : .unprocessableContent
        return Response(page: view.bytes(for: visit), status: status, for: visit)
    }

    private static func days(_ visit: Visit) -> [Question] {
        [("first", Phrase.waitFirstDay), ("last", .waitLastDay)].map { name, label in
            Question(name: name, label: visit[label], kind: .date, isRequired: true, isProviders: false)
        }
    }

    private func join(_ request: PageRequest) async throws -> Response {
        let (fields, bytes) = try await request.form()
        let offer = try await offer(request)
        let visit = request.visit(offer.address.appending("wait"), of: offer.provider)
        let values = fields.values.mapValues { $0 }
        var (client, faults) = try FormReader(service: offer.service, visit: visit).client(in: fields)
        for name in ["first", "last"] where CivilDate(fields[name]) == nil { faults[name] = .date }
        guard faults.isEmpty, let client, let first = CivilDate(fields["first"]), let last = CivilDate(fields["last"])
        else {
            request.note(refused: faults.keys)
            return page(offer, values, request, faults: faults)
        }
        try admit(client, request.context.clientAddress, request.now)
        let key = RequestKey(
            fields["key"].isEmpty ? BookingSubmission.newKey() : fields["key"],
            from: .anonymous,
            for: "POST /\(offer.provider.id)/\(offer.service.id)/wait",
            request: bytes,
            at: request.now
        )
        do {
            let window = try WaitlistWindow(firstDate: first, lastDate: last)
            try await database.transaction(.write, by: .anonymous, at: request.now) { transaction in
                try await join(offer, client, window, key, in: transaction)
            }
            return .leading(to: visit.link(offer.address.appending("wait").with("news", "sent")).text)
        } catch let error as BookingsError {
            request.note(error)
            switch (error.code, error.field) {
            case (.conflict, "first_date"): return page(offer, values, request, problem: .placeIsFree)
            case (.conflict, _): return page(offer, values, request, problem: .tooMany)
            case (.idempotencyMismatch, _), (.idempotencyKeyWeak, _):
                return page(offer, values, request, problem: .reused)
            case (.invalidValue, "last_date"): return page(offer, values, request, faults: ["last": .other])
            case (.invalidValue, _): return page(offer, values, request, faults: FormReader.faults(of: error))
            default: throw error
            }
        }
    }

    /// Makes the entry, unless the same form has made it before.
    private func join(
        _ offer: Offer,
        _ client: ClientDetails,
        _ window: WaitlistWindow,
        _ key: RequestKey,
        in transaction: Transaction
    ) async throws {
        guard try await store.answer(to: key, in: transaction.connection) == nil else { return }
        let entry = try await desk.join(
            offer.service.id,
            of: offer.provider.id,
            for: client,
            window,
            in: transaction
        )
        try await store.keep(Array(entry.id.rawValue.utf8), for: key, in: transaction.connection)
    }
}

// MARK: - Answering

extension WaitlistPages {
    /// The entry whose token the address has.
    private func entry(_ request: PageRequest, in transaction: Transaction) async throws -> WaitlistEntry {
        let token = request.part("token")
        guard let id = WaitlistDesk.entry(of: token) else { throw PageRequest.notFound }
        try await desk.require(token, of: id, in: transaction)
        return try await desk.current(id, in: transaction)
    }

    private func show(_ request: PageRequest) async throws -> Response {
        let (entry, offer, own) = try await database.transaction(.write, by: .anonymous, at: request.now) {
            transaction -> (WaitlistEntry, Offer, OwnBooking?) in
            let entry = try await self.entry(request, in: transaction)
            let offer = try await reader.offer(of: entry.service, of: entry.provider, in: transaction)
            guard let held = try await desk.held(for: entry, in: transaction) else { return (entry, offer, nil) }
            return (entry, offer, try await OwnBookingReader(offers: reader).find(held.id, in: transaction))
        }
        let address = Address("w", request.part("token"))
        let visit = request.visit(address, of: offer.provider, preferred: entry.client.language)
        let shown = try offer.inWords(of: visit.language)
        var view = WaitlistEntryView(entry: entry, service: shown.summary, address: address)
        if var own {
            own.offer = shown
            let (session, booking) = (own.session, own.booking)
            view.session = session
            view.due = booking.prepayment > 0 ? booking.amount(booking.prepayment) : nil
            view.isPayable = view.due == nil || offersCheckout
            view.policy = try await policies.summary(
                of: own.policy,
                paid: view.due ?? booking.price,
                start: booking.startAt,
                in: shown.zone,
                clientsOf: entry.provider
            )
        }
        return Response(page: view.bytes(for: visit), for: visit, isSecret: true, showsStanding: true)
    }

    private func answer(
        _ request: PageRequest,
        _ useCase: @Sendable (WaitlistEntryID, Transaction) async throws -> WaitlistEntry
    ) async throws -> Response {
        _ = try await request.form()
        do {
            try await database.transaction(.write, by: .anonymous, at: request.now) { transaction in
                _ = try await useCase(try await entry(request, in: transaction).id, transaction)
            }
        } catch let error as BookingsError where [.wrongState, .conflict].contains(error.code) {
            // The page says how it stands; a waitlist that is full leaves the entry as it is.
            request.note(error)
        }
        return back(request)
    }

    private func back(_ request: PageRequest) -> Response {
        let address = Address("w", request.part("token"))
        return .leading(to: request.visit(address).link(address).text, isSecret: true)
    }

    private func accept(_ request: PageRequest) async throws -> Response {
        _ = try await request.form()
        let caller = StripeCaller.client(address: request.context.clientAddress.description)
        let ticket = stripePayments.map { StripeCallTicket($0.budget, for: caller, at: request.now) }
        do {
            let (token, payment) = try await database.transaction(.write, by: .anonymous, at: request.now) {
                transaction -> (String, Payment?) in
                let entry = try await self.entry(request, in: transaction)
                let (_, token, payment) = try await desk.accept(entry.id, paying: .checkout, in: transaction)
                // Thrown here, it leaves the place held: the client can take it once calls are left.
                if payment != nil { try ticket?.redeem() }
                return (token.text, payment)
            }
            // The booking is made whatever Stripe says: its page leads to the payment once that can be reached.
            if let payment, let stripePayments {
                let invitation = try await stripePayments.invite(to: payment, for: .trusted)
                invitation.logFailure(to: request.context.logger)
            }
            let address = Address("b", token)
            return .leading(to: request.visit(address).link(address).text, isSecret: true)
        } catch let error as BookingsError where error.code == .wrongState {
            request.note(error)
            return back(request)
        }
    }
}
