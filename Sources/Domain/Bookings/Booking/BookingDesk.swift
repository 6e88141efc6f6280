package import CivilTime
package import SQL
import Scheduling

/// Books, confirms, moves and closes bookings.
///
/// Each function is one part of the caller's write transaction, and is alone with the provider until that ends.
package struct BookingDesk: Sendable {
    let providers: ProviderStore
    let services = ServiceStore()
    let bookings = BookingStore()
    let calendars: CalendarLoader
    package internal(set) var refunds: RefundDesk
    let payments = PaymentStore()

    /// None where no payments are taken through the payment processor.
    let terms: PaymentTerms?

    /// - Parameters:
    ///   - zones: Where zones are read from.
    ///   - evaluators: Decide on cancellations.
    ///   - previews: Answer quotes; the same evaluators where none are given.
    ///   - terms: How payments are taken; none takes none.
    package init(
        zones: ZoneDirectory,
        evaluators: PolicyEvaluators,
        previews: PolicyEvaluators? = nil,
        terms: PaymentTerms? = nil
    ) {
        self.terms = terms
        providers = ProviderStore(zones: zones)
        calendars = CalendarLoader(zones: zones)
        refunds = RefundDesk(zones: zones, evaluators: evaluators, previews: previews)
    }

    /// Takes a seat at the start that is asked for if that start is a slot, and otherwise says why it is none.
    ///
    /// Throws ``BookingsError`` for details that the service does not accept and for a policy that has changed.
    package func book(
        _ request: BookingRequest,
        by requester: Requester,
        at now: Int64,
        in connection: any SQLConnection
    ) async throws -> BookingOutcome {
        try await connection.lock(request.provider)
        let startCheck = try await checkStart(
            request.startAt,
            for: request.service,
            of: request.provider,
            at: now,
            in: connection
        ) { try check(request, $0) }
        let (provider, service) = (startCheck.offered.provider, startCheck.offered.service)
        if let refusal = try await refusal(of: request.startAt, startCheck.offered, at: now, in: connection) {
            return .refused(refusal)
        }
        let booking = try makeBooking(request, service: service, provider: provider, seat: startCheck.freeSeat, at: now)
        let token = Secret.makeBookingToken(under: provider.id)
        try await bookings.insert(booking, token: token, by: requester, in: connection)
        if booking.prepayment > 0, !service.requiresApproval {
            try await requestPayment(for: booking, way: request.paymentWay, by: requester, at: now, in: connection)
        }
        return .booked(booking, token: token)
    }

    /// Makes a pending booking stand.
    ///
    /// A client cannot do so where the provider's approval is awaited, and nobody where the payment is. What is due
    /// ahead is asked for once the provider has approved.
    package func confirm(
        _ id: BookingID,
        by requester: Requester,
        at now: Int64,
        in connection: any SQLConnection
    ) async throws -> Booking {
        var booking = try await current(id, at: now, in: connection)
        guard booking.status == .pending else { throw wrongState(booking, "confirmed", from: "pending") }
        let service = try await services.find(booking.service, of: booking.provider, in: connection)
        if case .client = requester, service.requiresApproval {
            throw BookingsError(.forbidden, "The provider confirms bookings of this service.")
        }
        if booking.prepayment > 0 {
            return try await approve(booking, of: service, by: requester, at: now, in: connection)
        }
        booking.status = .confirmed
        booking.expiresAt = nil
        try await bookings.update(&booking, change: .init(kind: .confirmed, at: now, by: requester), in: connection)
        return booking
    }

    /// Says that the session took place; possible from its start on.
    package func complete(
        _ id: BookingID,
        by requester: Requester,
        at now: Int64,
        in connection: any SQLConnection
    ) async throws -> Booking {
        var booking = try await current(id, at: now, in: connection)
        guard booking.status == .confirmed else { throw wrongState(booking, "completed", from: "confirmed") }
        guard booking.startAt <= now else {
            throw BookingsError(
                .wrongState,
                "The session has not begun; it begins at \(Timestamp.format(booking.startAt))."
            )
        }
        booking.status = .completed
        try await bookings.update(&booking, change: .init(kind: .completed, at: now, by: requester), in: connection)
        return booking
    }

    /// Records money that the provider received for a booking outside Bookable.
    package func recordPayment(
        of amount: Int64,
        method: Payment.Method,
        note: String?,
        for id: BookingID,
        by requester: Requester,
        at now: Int64,
        in connection: any SQLConnection
    ) async throws -> (booking: Booking, payment: Payment) {
        var booking = try await current(id, at: now, in: connection)
        guard booking.status == .confirmed || booking.status == .completed else {
            throw wrongState(booking, "paid", from: "confirmed")
        }
        guard booking.paid + amount <= booking.price else {
            throw BookingsError(
                .invalidValue,
                "The price is \(booking.price), of which \(booking.paid) is paid: no more than the rest can be.",
                field: "amount"
            )
        }
        let payment = Payment(
            id: .make(under: booking.provider, at: now),
            booking: id,
            amount: amount,
            currency: booking.currency,
            method: method,
            status: .paid,
            refunded: 0,
            way: nil,
            attempt: 1,
            account: nil,
            fee: 0,
            note: note,
            recordedAt: now,
            recordedBy: requester.label,
            paidAt: now
        )
        try await payments.insert(payment, in: connection)
        booking.paid += amount
        let change = BookingStore.Change(
            kind: .paymentRecorded,
            at: now,
            by: requester,
            note: "\(amount) \(booking.currency) by \(method.rawValue)"
        )
        try await bookings.update(&booking, change: change, in: connection)
        return (booking, payment)
    }
}

extension BookingDesk {
    /// The booking as it stands at `now`, which nobody else changes until the transaction ends.
    ///
    /// A hold that ran out is released first.
    func current(_ id: BookingID, at now: Int64, in connection: any SQLConnection) async throws -> Booking {
        if let provider = id.provider { try await connection.lock(provider) }
        let booking = try await bookings.find(id, in: connection)
        guard booking.status == .pending, let expiresAt = booking.expiresAt, expiresAt <= now else { return booking }
        return try await release(booking, in: connection)
    }

    func wrongState(_ booking: Booking, _ aim: String, from needed: String) -> BookingsError {
        let reason = booking.cancellation == .expiry ? " because its hold ran out" : ""
        return BookingsError(
            .wrongState,
            "The booking is \(booking.status.rawValue)\(reason); only a \(needed) one can be \(aim)."
        )
    }

    /// Why `start` is no slot; none if it is one.
    func refusal(
        of start: Int64,
        _ offered: OfferedService,
        at now: Int64,
        moving: BookingID? = nil,
        in connection: any SQLConnection
    ) async throws -> SlotRefusal? {
        let asked = try await calendars.load(
            offered,
            first: start,
            last: start,
            at: now,
            moving: moving,
            in: connection
        )
        let explanation = asked.calendar.explain(at: start, rules: asked.rules, now: now)
        guard !explanation.isBookable else { return nil }
        let isTaken = explanation.reasons.contains(where: \.isOccupied)
        var alternatives: [Int64] = []
        if isTaken {
            let reach = Int64(Self.alternativesReachDays) * 86_400
            let around = try await calendars.load(
                offered,
                first: start - reach,
                last: start + reach,
                at: now,
                moving: moving,
                in: connection
            )
            alternatives = around.calendar.nearestSlots(
                to: start,
                rules: around.rules,
                now: now,
                limit: 5,
                horizonDays: Self.alternativesReachDays
            )
        }
        return SlotRefusal(
            startAt: start,
            reasons: explanation.reasons,
            isTaken: isTaken,
            alternatives: alternatives,
            duration: asked.rules.duration
        )
    }

    private static let alternativesReachDays = 14

    /// Throws for a service that is no longer offered, details that it does not accept, and a policy that has changed.
    private func check(_ request: BookingRequest, _ offered: OfferedService) throws {
        let (provider, service) = (offered.provider, offered.service)
        guard !service.isArchived else {
            throw BookingsError(.conflict, "The service can no longer be booked.", field: "service_id")
        }
        try service.requirements.check(request.client)
        try terms.check(service)
        if request.paymentWay == .checkout, let terms, !terms.offersCheckout {
            throw BookingsError(
                .invalidValue,
                "This server does not lead to Stripe's page; take intent.",
                field: "payment_way"
            )
        }
        if let accepted = request.acceptedPolicyVersion, accepted != provider.policy.version {
            throw BookingsError(
                .conflict,
                "The cancellation policy has changed to \(provider.policy.version); show it and ask again.",
                field: "policy_version"
            )
        }
    }

    private func makeBooking(
        _ request: BookingRequest,
        service: Service,
        provider: Provider,
        seat: Int,
        at now: Int64
    ) throws -> Booking {
        let timing = service.timing
        let prepayment = try service.amountAhead
        let asked = prepayment > 0 ? terms?.hold : request.hold
        let hold = service.requiresApproval ? max(min(Self.approvalTime, request.startAt - now), 1) : asked
        return Booking(
            id: .make(under: provider.id, at: now),
            provider: provider.id,
            service: service.id,
            status: hold != nil ? .pending : .confirmed,
            startAt: request.startAt,
            endAt: request.startAt + timing.durationMinutes * 60,
            bufferBefore: timing.bufferBeforeMinutes * 60,
            bufferAfter: timing.bufferAfterMinutes * 60,
            seat: seat,
            client: request.client,
            price: service.price,
            currency: service.currency,
            prepayment: prepayment,
            paid: 0,
            refunded: 0,
            policy: provider.policy,
            noticeStartAt: request.startAt,
            expiresAt: hold.map { min(now + $0, request.startAt) },
            bookedAt: now,
            cancelledAt: nil,
            cancellation: nil,
            revision: 1
        )
    }

    /// Seconds that a provider has for approving a booking, unless it starts earlier.
    private static let approvalTime: Int64 = 48 * 3_600
}
