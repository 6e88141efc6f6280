import SQL

extension BookingDesk {
    /// Seconds after which a job sees to a payment whose asker was lost on the way to the payment processor.
    static let openingGrace: Int64 = 20

    /// Records that the booking waits for its prepayment, before the payment processor is told.
    @discardableResult
    func requestPayment(
        for booking: Booking,
        way: Payment.Way,
        by requester: Requester,
        at now: Int64,
        in connection: any SQLConnection
    ) async throws -> Payment {
        let provider = try await providers.find(booking.provider, in: connection)
        let account = provider.stripeAccount
        let payment = Payment(
            id: .make(under: booking.provider, at: now),
            booking: booking.id,
            amount: booking.prepayment,
            currency: booking.currency,
            method: .stripe,
            status: .requested,
            refunded: 0,
            way: way,
            attempt: 1,
            account: account,
            fee: account == nil ? 0 : booking.prepayment * provider.feeBasisPoints / 10_000,
            note: nil,
            recordedAt: now,
            recordedBy: requester.label
        )
        try await payments.insert(payment, in: connection)
        try await refunds.jobs.enqueue(
            JobDraft(
                .openPayment,
                of: booking.provider,
                payload: PaymentJob(payment.id),
                dedupKey: payment.id.rawValue,
                availableAt: now + Self.openingGrace
            ),
            at: now,
            in: connection
        )
        return payment
    }

    /// Approves a booking that is to be paid ahead: from now on it waits for its payment.
    ///
    /// Throws where it waits for the payment already.
    func approve(
        _ booking: Booking,
        of service: Service,
        by requester: Requester,
        at now: Int64,
        in connection: any SQLConnection
    ) async throws -> Booking {
        var booking = booking
        guard service.requiresApproval, try await payments.list(of: booking.id, in: connection).isEmpty else {
            throw BookingsError(.wrongState, "The booking waits for its payment, which confirms it.")
        }
        guard let terms else {
            throw BookingsError(.paymentsUnavailable, "This server takes no payments: Stripe is not configured.")
        }
        booking.expiresAt = min(now + terms.holdAfterApproval, max(booking.startAt, now + 1))
        try await bookings.update(&booking, change: .init(kind: .approved, at: now, by: requester), in: connection)
        try await requestPayment(for: booking, way: .intent, by: requester, at: now, in: connection)
        return booking
    }

    /// Lets the payment processor call off what nobody waits for any more.
    func callOffPayments(of booking: BookingID, at now: Int64, in connection: any SQLConnection) async throws {
        for payment in try await payments.list(of: booking, in: connection)
        where payment.status == .requested || payment.status == .open {
            try await callOff(payment, at: now, in: connection)
        }
    }

    func callOff(_ payment: Payment, at now: Int64, in connection: any SQLConnection) async throws {
        var payment = payment
        payment.status = .cancelling
        try await payments.update(payment, in: connection)
        guard let provider = payment.id.provider else { throw BookingsError.notFound(payment.id) }
        try await refunds.jobs.enqueue(
            JobDraft(
                .cancelPayment,
                of: provider,
                payload: PaymentJob(payment.id),
                dedupKey: payment.id.rawValue
            ),
            at: now,
            in: connection
        )
    }
}
