import SQL

extension PaymentDesk {
    /// Takes in what Stripe reports of a payment, and does what follows from it.
    ///
    /// The same report may come any number of times and in any order. What is not as it was asked for never makes a
    /// booking stand: it is kept as a problem for a person. `isSettling` is for a person's wish to take in a payment
    /// that was a problem and is as it was asked for by now.
    package func apply(
        _ report: PaymentReport,
        of id: PaymentID,
        isSettling: Bool = false,
        in transaction: Transaction
    ) async throws -> Payment {
        // Before the first read. `current` takes the same lock again, which costs a statement and does no harm.
        try await lock(id, in: transaction)
        let named = try await payments.find(id, in: transaction.connection)
        let booking = try await holds.current(named.booking, in: transaction)
        // Read again: a hold that has just been released has had the payment called off.
        var payment = try await payments.find(id, in: transaction.connection)
        let before = payment.status
        let mismatch = payment.mismatch(with: report)
        // Wrong money that was received is not put right by a report without any: only the right money settles it.
        if isSettling, mismatch == nil, !payment.holdsForeignMoney || report.status == .received { payment.settle() }
        switch step(after: report, mismatch, of: payment, for: booking) {
        case .nothingToDo: break
        case .open:
            payment.status = .open
            try await update(payment, from: before, in: transaction)
        case .callOff:
            payment = try await requests.callOff(payment, in: transaction)
        case .close:
            payment.status = .cancelled
            try await update(payment, from: before, in: transaction)
        case .receive(let effect):
            payment.status = .paid
            // The time at which we hear of it: Stripe's intent does not say when it was paid.
            payment.paidAt = transaction.now
            try await update(payment, from: before, in: transaction)
            // After the payment's row: the schema lets a refund be taken only from a payment that is paid.
            try await receive(payment, for: booking, effect, in: transaction)
        case .report:
            // A step is `.report` only where there is a mismatch.
            guard let mismatch else { break }
            payment = try await keepAsProblem(payment, mismatch, report, for: booking, in: transaction)
        }
        return payment
    }

    private func step(
        after report: PaymentReport,
        _ mismatch: PaymentMismatch?,
        of payment: Payment,
        for booking: Booking
    ) -> PaymentStep {
        // Money that was received does not go away by being called off.
        if report.status == .cancelled, payment.holdsForeignMoney { return .nothingToDo }
        guard mismatch == nil else { return .next(afterMismatched: report.status, of: payment.status) }
        // A mismatch is looked for before the status counts: wrong money must not confirm a booking.
        return .next(after: report.status, of: payment.status, for: PaymentStep.Situation(booking))
    }

    /// Keeps what differs with the payment, and the slot with the booking if money was received for it.
    private func keepAsProblem(
        _ payment: Payment,
        _ mismatch: PaymentMismatch,
        _ report: PaymentReport,
        for booking: Booking,
        in transaction: Transaction
    ) async throws -> Payment {
        // A webhook may come any number of times; the history tells of a problem once.
        guard !payment.isKnown(mismatch, in: report) else { return payment }
        var kept = payment
        kept.status = .problem
        kept.mismatch = mismatch.kind
        kept.problem = mismatch.reason
        kept.received = report.moneyReceived
        kept.receivedCurrency = kept.received == nil ? nil : report.currency
        try await update(kept, from: payment.status, in: transaction)
        var booking = booking
        if kept.holdsForeignMoney, booking.status == .pending, let expiresAt = booking.expiresAt {
            // Nobody else is sold a slot that somebody has paid for: it is held until a person decides or it begins.
            booking.expiresAt = max(expiresAt, booking.startAt)
        }
        let note = "The payment differs from what was requested (\(mismatch.kind.rawValue)) and needs review."
        let change = BookingStore.Change(.paymentProblem, in: transaction.bySystem(), note: note)
        try await bookings.update(&booking, change: change, in: transaction.connection)
        return kept
    }

    private func receive(
        _ payment: Payment,
        for booking: Booking,
        _ effect: PaymentStep.Effect,
        in transaction: Transaction
    ) async throws {
        var booking = booking
        // Counted even where it goes straight back, so that refunds never exceed what was paid.
        booking.paid += payment.amount
        switch effect {
        case .confirm:
            booking.status = .confirmed
            booking.expiresAt = nil
            try await bookings.update(
                &booking,
                change: BookingStore.Change(.paid, in: transaction.bySystem()),
                in: transaction.connection
            )
        case .rebook:
            if let seats = try await seatsForRebooking(booking, in: transaction) {
                booking.status = .confirmed
                booking.cancellation = nil
                booking.cancelledAt = nil
                booking.expiresAt = nil
                // Its old seats may be somebody else's by now.
                booking.seats = seats
                let change = BookingStore.Change(.rebooked, in: transaction.bySystem())
                try await bookings.update(&booking, change: change, in: transaction.connection)
            } else {
                try await giveBack(payment, to: booking, "Another booking had taken the slot.", in: transaction)
            }
        case .giveBack:
            try await giveBack(payment, to: booking, "The payment was no longer expected.", in: transaction)
        }
    }

    /// Seats at the start that a hold was lost on, where the slot is free still; notice and window were kept when it was
    /// booked.
    private func seatsForRebooking(
        _ booking: Booking,
        in transaction: Transaction
    ) async throws -> BookedSeats? {
        // An archived service must not fail the payment: below, it gives the money back.
        let startCheck = try await slots.check(
            booking.startAt,
            for: booking.service,
            of: booking.provider,
            in: transaction
        ) { _ in }
        guard !startCheck.offered.service.isArchived, booking.startAt > transaction.now else { return nil }
        let decision = try await slots.decision(
            on: booking.startAt,
            seats: booking.seats.count,
            startCheck.offered,
            for: booking.client,
            moving: [booking.id],
            in: transaction
        )
        // Notice and window were kept when it was booked, and the availability rule was asked then; that they are over by now is nobody's
        // fault.
        let isFree = decision.refusal.map { $0.reasons.allSatisfy(\.isAboutBookingInTime) } ?? true
        // It was booked for as long as the service took then, which may be longer than what was checked above.
        guard isFree,
            try await !transaction.connection.run(bookings.meetsOthers(booking.id, of: booking.provider))
        else { return nil }
        return startCheck.taken.free(booking.seats.count, of: startCheck.offered.service)
    }

    private func giveBack(
        _ payment: Payment,
        to booking: Booking,
        _ reason: String,
        in transaction: Transaction
    ) async throws {
        var booking = booking
        booking.refunded += payment.amount
        let change = BookingStore.Change(.paymentReturned, in: transaction.bySystem(), note: reason)
        // Before the refund: the schema refuses one above what the booking's row says was paid.
        try await bookings.update(&booking, change: change, in: transaction.connection)
        let refund = Refund(
            id: .make(under: booking.provider, at: transaction.now),
            booking: booking.id,
            kind: .latePayment,
            status: .owed,
            amount: payment.amount,
            entitlement: booking.refunded,
            currency: booking.currency,
            reason: reason,
            policy: booking.policy,
            input: nil,
            createdAt: transaction.now,
            createdBy: Requester.system.label
        )
        // From this payment alone and not from the oldest first: it is this money that nobody waited for.
        _ = try await payouts.record(refund, from: [payment], in: transaction)
    }
}
