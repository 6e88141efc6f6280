import Money
package import CivilTime
import SQL
import Scheduling

/// Books, confirms, moves and closes bookings.
///
/// Each function is one part of the caller's write transaction, and is alone with the provider until that ends.
package struct BookingDesk: Sendable {
    /// Seconds that a provider has for approving a booking where nothing else is set.
    package static let standardApprovalTime: Int64 = 48 * 3_600

    let zones: ZoneDirectory
    let providers: ProviderStore
    let services = ServiceStore()
    let bookings: BookingStore
    let slots: SlotDesk
    let holds: HoldDesk
    let payments: PaymentRequests
    let payouts: PayoutDesk
    var refunds: RefundDecisions

    /// `nil` if no payments are taken through Stripe.
    let terms: PaymentTerms?

    /// Seconds that a provider has for approving a booking, unless it starts earlier or its service says otherwise.
    let approvalTime: Int64

    let holdLimits: HoldLimits

    /// Whether codes can be mailed to clients who have to prove their address.
    let provesAddresses: Bool
    let proofs: EmailProofDesk

    /// - Parameters:
    ///   - zones: Where zones are read from.
    ///   - evaluators: Decide on cancellations.
    ///   - previews: Answer quotes; `evaluators` by default.
    ///   - terms: How payments are taken; `nil` takes none.
    ///   - approvalTime: Seconds that a provider has for approving a booking, unless it starts earlier.
    ///   - holdLimits: How many slots can be held at once without a key.
    ///   - provesAddresses: Whether codes can be mailed to clients who have to prove their address.
    ///   - observers: Act in the transactions that change bookings.
    package init(
        zones: ZoneDirectory,
        evaluators: PolicyEvaluators,
        previews: PolicyEvaluators? = nil,
        terms: PaymentTerms? = nil,
        approvalTime: Int64 = standardApprovalTime,
        holdLimits: HoldLimits = HoldLimits(),
        provesAddresses: Bool = false,
        observers: [any BookingObserver]
    ) {
        self.zones = zones
        self.terms = terms
        self.approvalTime = approvalTime
        self.holdLimits = holdLimits
        self.provesAddresses = provesAddresses
        proofs = EmailProofDesk(observers: observers)
        payments = PaymentRequests(openingGrace: terms?.openingGrace ?? PaymentTerms.standardOpeningGrace)
        providers = ProviderStore(zones: zones)
        bookings = BookingStore(observers: observers)
        holds = HoldDesk(observers: observers)
        payouts = PayoutDesk(observers: observers)
        slots = SlotDesk(zones: zones, holds: holds)
        refunds = RefundDecisions(zones: zones, evaluators: evaluators, previews: previews)
    }

    /// Takes the seats at the start that is asked for if that start is a slot, and otherwise says why it is none.
    ///
    /// Throws ``BookingsError`` for details that the service does not accept and for a policy that has changed.
    package func book(
        _ request: BookingRequest,
        in transaction: Transaction
    ) async throws -> BookingOutcome {
        try await book(request, as: nil, in: transaction)
    }

    /// The same for an occurrence of a series, whose refusal names no other starts.
    func book(
        _ request: BookingRequest,
        as place: SeriesPlace?,
        telling news: SeriesNews? = nil,
        in transaction: Transaction
    ) async throws -> BookingOutcome {
        // Before the first read: what is read behind the lock changes for nobody else until the commit.
        try await transaction.connection.lock(request.provider)
        let startCheck = try await slots.check(
            request.startAt,
            for: request.service,
            of: request.provider,
            in: transaction
        ) { try check(request, $0) }
        let provider = startCheck.offered.provider
        // Returned and not thrown, so that the holds that were released to look for room stay released.
        let decision = try await slots.decision(
            on: request,
            startCheck,
            nearby: place == nil,
            in: transaction
        )
        if let refusal = decision.refusal {
            guard request.override != nil, refusal.canBeOverridden else { return .refused(refusal) }
        }
        let service = try priced(startCheck.offered.service, by: decision, for: request)
        // Who has to prove their address gets a hold, and is kept apart from it until then.
        let unproved = needsProof(of: service, in: transaction) && !request.client.areAwaited ? request.client : nil
        if let unproved { try await checkProvable(unproved, of: provider.id, in: transaction) }
        var booking = try makeBooking(
            unproved == nil ? request : request.heldForProof,
            service: service,
            provider: provider,
            seats: startCheck.taken.free(request.seats, of: service),
            at: transaction.now
        )
        booking.series = place
        try check(booking, costs: request.acceptedPrice)
        // Whoever books against the rules has no rule that allowed it.
        booking.availabilityRule = decision.rule
        let marks = try await self.marks(
            of: booking,
            for: unproved ?? booking.client,
            from: request.origin,
            in: transaction
        )
        // The row gets only its hash, so the text goes out with this answer and cannot be read from the database later.
        let token = Secret.makeBookingToken(of: booking.id)
        try await bookings.insert(
            booking,
            of: (provider, service),
            token: token,
            marks: marks,
            note: request.override,
            news: news,
            by: transaction.requester,
            in: transaction.connection
        )
        if let unproved {
            let way = booking.prepayment > 0 ? request.paymentWay : nil
            try await proofs.ask(unproved, paying: way, for: booking, in: transaction)
        }
        let payment = try await self.payment(
            for: booking,
            of: (provider, service),
            by: request.paymentWay,
            in: transaction
        )
        return .booked(booking, token: token, payment: payment)
    }

    /// What is due ahead for a new booking; `nil` if nothing is, or not yet.
    private func payment(
        for booking: Booking,
        of offer: (provider: Provider, service: Service),
        by way: Payment.Way,
        in transaction: Transaction
    ) async throws -> Payment? {
        // If the provider approves first, `confirm` asks for the payment: no money is taken for what may never stand. It
        // does so too if nobody has said yet who the client is.
        guard booking.prepayment > 0, !offer.service.requiresApproval, !booking.client.areAwaited else { return nil }
        // Only written down: Stripe is called after the commit, so that a rollback leaves nothing there.
        return try await payments.request(
            for: booking,
            of: offer.provider,
            page: page(of: way, for: offer.service),
            isAwaited: true,
            in: transaction
        )
    }

    /// By what a new hold is counted; `nil` if it is not.
    ///
    /// Throws for one above what may be held at once.
    private func marks(
        of booking: Booking,
        for client: ClientDetails,
        from origin: String?,
        in transaction: Transaction
    ) async throws -> HoldMarks? {
        guard booking.status == .pending, transaction.requester.isCounted(at: booking.provider) else { return nil }
        let marks = HoldMarks(address: origin, client: client)
        try await check(marks, of: booking.provider, in: transaction)
        return marks
    }

    /// Says that the session took place; possible from its start on.
    package func complete(
        _ id: BookingID,
        in transaction: Transaction
    ) async throws -> Booking {
        var booking = try await holds.current(id, in: transaction)
        guard booking.status == .confirmed else { throw booking.wrongState("completed", from: "confirmed") }
        guard booking.startAt <= transaction.now else {
            throw BookingsError(
                .wrongState,
                "The session has not begun; it begins at \(booking.startAt)."
            )
        }
        booking.status = .completed
        try await bookings.update(
            &booking,
            change: BookingStore.Change(.completed, in: transaction),
            in: transaction.connection
        )
        return booking
    }
}

extension BookingDesk {
    /// Throws for a service that is no longer offered, details that it does not accept, and a policy that has changed.
    private func check(_ request: BookingRequest, _ offered: OfferedService) throws {
        if request.override != nil { try check(override: request) }
        let service = offered.service
        guard !service.isArchived else {
            throw BookingsError(.conflict, "The service can no longer be booked.", field: "service_id")
        }
        if request.client.areAwaited {
            // Without an end, a slot would be held for nobody for ever.
            guard request.hold != nil else {
                throw BookingsError(.invalidValue, "Only a hold can do without its client.", field: "client")
            }
        } else {
            try check(request.client, for: service)
        }
        try check(seats: request.seats, of: service)
        try terms.check(service, seats: request.seats)
        try check(request.paymentWay)
        if let accepted = request.acceptedPolicyVersion, accepted != offered.policy.version {
            throw BookingsError(
                .conflict,
                "The cancellation policy has changed to \(offered.policy.version); show it and ask again.",
                field: "policy_version"
            )
        }
    }

    private func check(seats: Int, of service: Service) throws {
        let maximum = service.timing.maximumSeats
        guard (1...maximum).contains(seats) else {
            throw BookingsError(
                .invalidValue,
                maximum == 1
                    ? "One seat is booked at a time." : "A booking takes 1 to \(maximum) seats of this service.",
                field: "seats"
            )
        }
        try checkPrice(of: seats, of: service)
    }

    /// The service at the price that a decision has set, which seats multiply as they do its own; throws where that cannot be charged.
    private func priced(
        _ service: Service,
        by decision: SlotDecision,
        for request: BookingRequest
    ) throws -> Service {
        guard let price = decision.price else { return service }
        var service = service
        service.price = price
        try checkPrice(of: request.seats, of: service)
        if request.override == nil { try terms.check(service, seats: request.seats) }
        return service
    }

    private func checkPrice(of seats: Int, of service: Service) throws {
        guard service.price(of: seats).minorUnits <= Booking.maximumPrice else {
            throw BookingsError(.invalidValue, "\(seats) seats cost more than can be charged at once.", field: "seats")
        }
    }

    /// Throws if the client was shown another price, such as one that a rule has changed meanwhile.
    private func check(_ booking: Booking, costs accepted: Int64?) throws {
        guard let accepted, accepted != booking.price.minorUnits else { return }
        throw BookingsError(.conflict, "The price is \(booking.price) now; show it and ask again.", field: "price")
    }

    /// A session that lies behind can neither be held nor wait for a payment.
    private func check(override request: BookingRequest) throws {
        guard request.hold == nil else {
            throw BookingsError(.invalidValue, "What is booked against the rules is not held.", field: "hold_seconds")
        }
    }

    /// Throws for details that the service does not accept, and for a zone that the system does not know.
    func check(_ client: ClientDetails, for service: Service) throws {
        try service.requirements.check(client)
        if let zone = client.timeZone { try providers.checkZone(zone, field: "client.time_zone") }
    }

    func check(_ way: Payment.Way) throws {
        guard way == .checkout, let terms, terms.returnURL == nil else { return }
        throw BookingsError(
            .invalidValue,
            "This server does not offer Stripe's payment page; use intent.",
            field: "payment_way"
        )
    }

    /// The page of Stripe's on which a client pays who wants to be led there.
    func page(of way: Payment.Way, for service: Service) -> Payment.Page? {
        guard way == .checkout else { return nil }
        return terms?.returnURL.map { Payment.Page(productName: service.name, returnURL: $0) }
    }

    /// Seconds for which a new booking waits; `nil` if it stands at once.
    ///
    /// What it waits for comes later where nobody has said yet who the client is.
    private func hold(for request: BookingRequest, of service: Service, at now: Instant) -> Int64? {
        guard !request.client.areAwaited else { return request.hold }
        // Whoever books against the rules has approved it, and takes the money on the spot.
        if request.override != nil { return nil }
        return wait(for: service, seats: request.seats, startingAt: request.startAt, at: now) ?? request.hold
    }

    /// Seconds for which a booking of `seats` of `service` waits for its approval or its payment; `nil` if it needs neither.
    func wait(for service: Service, seats: Int, startingAt start: Instant, at now: Instant) -> Int64? {
        // At least a second, for a hold that has run out as it begins is never seen by the provider.
        if service.requiresApproval {
            return max(min(service.approvalMinutes.map { $0 * 60 } ?? approvalTime, start - now), 1)
        }
        // A client who pays ahead cannot choose for how long the slot is kept from others.
        return service.amountAhead(seats: seats).minorUnits > 0 ? terms?.hold : nil
    }

    private func makeBooking(
        _ request: BookingRequest,
        service: Service,
        provider: Provider,
        seats: BookedSeats,
        at now: Instant
    ) throws -> Booking {
        let timing = service.timing
        let prepayment = request.override == nil ? service.amountAhead(seats: seats.count).minorUnits : 0
        let hold = hold(for: request, of: service, at: now)
        return Booking(
            id: .make(under: provider.id, at: now),
            provider: provider.id,
            service: service.id,
            status: hold != nil ? .pending : .confirmed,
            startAt: request.startAt,
            endAt: request.startAt + timing.durationMinutes * 60,
            bufferBefore: timing.bufferBeforeMinutes * 60,
            bufferAfter: timing.bufferAfterMinutes * 60,
            seats: seats,
            client: request.client,
            // Copied, as the policy is, so that later changes of the service do not touch what was agreed.
            price: service.price(of: seats.count),
            prepayment: prepayment,
            // Whoever holds a slot for nobody yet says so with the client's details.
            paymentWay: prepayment > 0 && !request.client.areAwaited ? request.paymentWay : nil,
            paid: 0,
            refunded: 0,
            policy: service.policy ?? provider.policy,
            noticeStartAt: request.startAt,
            // No hold reaches into the session: nobody can pay for one that has begun.
            expiresAt: hold.map { min(now + $0, request.startAt) },
            bookedAt: now,
            cancelledAt: nil,
            cancellation: nil,
            revision: 1
        )
    }
}
