package import CivilTime
package import Money
import SQL

/// Takes payments in: those that Stripe reports, which may make a booking stand, and those made outside Bookable.
package struct PaymentDesk: Sendable {
    let payments = PaymentStore()
    let disputeStore = DisputeStore()
    private let events = EventStore()
    let requests = PaymentRequests()
    let bookings: BookingStore
    let holds: HoldDesk
    let slots: SlotDesk

    /// Pays back what was paid in.
    package let payouts: PayoutDesk
    private let observers: [any BookingObserver]

    /// - Parameters:
    ///   - zones: Where zones are read from.
    ///   - observers: Act in the transactions that change payments and what follows from them.
    package init(zones: ZoneDirectory, observers: [any BookingObserver]) {
        self.observers = observers
        bookings = BookingStore(observers: observers)
        holds = HoldDesk(observers: observers)
        payouts = PayoutDesk(observers: observers)
        slots = SlotDesk(zones: zones, holds: holds)
    }

    /// The booking's payments, oldest first; throws ``BookingsError`` if the booking does not exist.
    package func list(of booking: BookingID, in transaction: Transaction) async throws -> [Payment] {
        _ = try await bookings.find(booking, in: transaction.connection)
        return try await payments.list(of: booking, in: transaction.connection)
    }

    /// A part of a list of payments in the order of their ids, after the one with the id `cursor`; a `nil` filter lets all pass.
    package func list(
        of provider: ProviderID?,
        status: Payment.Status?,
        recorded: InstantRange = InstantRange(),
        after cursor: PaymentID?,
        limit: Int,
        in transaction: Transaction
    ) async throws -> ListPart<Payment, PaymentID> {
        try await payments.list(
            of: provider,
            status: status,
            recorded: recorded,
            after: cursor,
            limit: limit,
            in: transaction.connection
        )
    }

    /// Records money that the provider received for a booking outside Bookable, with what the client gave on top.
    ///
    /// A tip is no part of what is paid for the session: no policy refunds it, and it makes no booking paid.
    package func record(
        _ amount: Int64,
        tip: Int64 = 0,
        currency: Currency? = nil,
        method: Payment.Method,
        proof: PaymentProof = PaymentProof(),
        note: String?,
        for id: BookingID,
        in transaction: Transaction
    ) async throws -> (booking: Booking, payment: Payment) {
        var booking = try await holds.current(id, in: transaction)
        // One that is pending waits for Stripe, or for its provider: money by hand would not make it stand.
        guard booking.status == .confirmed || booking.status == .completed else {
            throw booking.wrongState("paid", from: "confirmed or completed")
        }
        try booking.requireCurrency(currency)
        try proof.check(at: transaction.now)
        // What was given back still counts as paid, so a refund makes no room for another payment.
        let left = max(booking.price.minorUnits - booking.paid, 0)
        guard amount <= left else {
            throw BookingsError(
                .invalidValue,
                "\(booking.amount(booking.paid)) of \(booking.price) is already paid; at most \(booking.amount(left)) more can be recorded.",
                field: "amount"
            )
        }
        let payment = Payment(
            id: .make(under: booking.provider, at: transaction.now),
            booking: id,
            amount: amount,
            currency: booking.currency,
            tip: tip,
            method: method,
            status: .paid,
            refunded: 0,
            way: nil,
            page: nil,
            attempt: 1,
            account: nil,
            fee: 0,
            note: note,
            recordedAt: transaction.now,
            recordedBy: transaction.requester.label,
            paidAt: transaction.now,
            proof: proof
        )
        try await payments.insert(payment, in: transaction.connection)
        // A tip alone pays nothing that others wait for.
        if amount > 0 { try await tell(payment, from: nil, in: transaction) }
        booking.paid += amount
        let change = BookingStore.Change(.paymentRecorded, in: transaction, note: payment.words)
        try await bookings.update(&booking, change: change, in: transaction.connection)
        return (booking, payment)
    }

    /// Takes back a payment that was recorded by hand and never came, or came otherwise.
    ///
    /// Throws for one through Stripe, which has the money, and for one of which something was given back.
    package func void(_ id: PaymentID, because reason: String, in transaction: Transaction) async throws -> Payment {
        try await lock(id, in: transaction)
        var payment = try await payments.find(id, in: transaction.connection)
        guard payment.method != .stripe else {
            throw BookingsError(.conflict, "Stripe has received it; give it back by a refund.")
        }
        guard payment.status == .paid else {
            let status = payment.status.rawValue
            throw BookingsError(.wrongState, "The payment is \(status); only one that is paid can be voided.")
        }
        var booking = try await holds.current(payment.booking, in: transaction)
        // What is owed to the client is owed out of what came in.
        guard payment.refunded == 0, booking.paid - payment.amount >= booking.refunded else {
            throw BookingsError(.conflict, "Something of it was given back, or is owed; it cannot be voided any more.")
        }
        payment.status = .cancelled
        payment.paidAt = nil
        payment.note = reason
        // Without an event: money that came is told once, and no kind of event says that it never did.
        try await payments.update(payment, in: transaction.connection)
        booking.paid -= payment.amount
        let text = "\(payment.words) was not paid: \(reason)"
        let change = BookingStore.Change(.paymentVoided, in: transaction, note: text)
        try await bookings.update(&booking, change: change, in: transaction.connection)
        return payment
    }

    /// Records what Stripe calls a payment.
    ///
    /// Does nothing to what it was called before in the same attempt.
    package func name(
        _ id: PaymentID,
        intent: String?,
        session: String?,
        in transaction: Transaction
    ) async throws -> Payment {
        try await lock(id, in: transaction)
        var payment = try await payments.find(id, in: transaction.connection)
        // The first name stays: another one for the same key would be another payment.
        payment.intent = payment.intent ?? intent
        payment.session = payment.session ?? session
        try await payments.update(payment, in: transaction.connection)
        return payment
    }

    /// Records that a person has dealt with a payment that was not as it was asked for, such as by giving it back.
    ///
    /// A booking that waits for the payment is released, for nobody pays it any more.
    package func settle(
        _ id: PaymentID,
        note: String,
        in transaction: Transaction
    ) async throws -> Payment {
        try await lock(id, in: transaction)
        var payment = try await payments.find(id, in: transaction.connection)
        guard payment.status == .problem else {
            throw BookingsError(
                .wrongState,
                "The payment is \(payment.status.rawValue); only one with a problem can be settled."
            )
        }
        payment.status = .cancelled
        payment.note = note
        try await update(payment, from: .problem, in: transaction)
        // After the payment is settled: a hold that has run out is released here and must not call it off again.
        var booking = try await holds.current(payment.booking, in: transaction)
        let change = BookingStore.Change(.paymentSettled, in: transaction)
        try await bookings.update(&booking, change: change, in: transaction.connection)
        try await holds.end(booking, in: transaction)
        return payment
    }

    /// Ends a payment that Stripe refuses to take, and frees the slot that was held for it.
    package func giveUp(
        _ id: PaymentID,
        because problem: String,
        in transaction: Transaction
    ) async throws -> Payment {
        try await lock(id, in: transaction)
        var payment = try await payments.find(id, in: transaction.connection)
        // It may have ended in another way while the refusal was on its way here.
        guard payment.status != .paid, payment.status != .cancelled, payment.status != .problem else { return payment }
        let before = payment.status
        payment.status = .cancelled
        payment.problem = problem
        try await update(payment, from: before, in: transaction)
        // After the payment has ended: releasing the hold would otherwise have Stripe call off what it never knew.
        try await holds.end(try await holds.current(payment.booking, in: transaction), in: transaction)
        return payment
    }

    /// Begins the next attempt of a payment whose last one came to nothing; does nothing where it has begun already.
    package func beginAttempt(
        after attempt: Int,
        of id: PaymentID,
        in transaction: Transaction
    ) async throws -> Payment {
        try await lock(id, in: transaction)
        var payment = try await payments.find(id, in: transaction.connection)
        // Two jobs may have seen the same attempt fail; only the first of them begins the next.
        guard payment.attempt == attempt, payment.intent == nil, payment.session == nil else { return payment }
        payment.attempt += 1
        try await payments.update(payment, in: transaction.connection)
        return payment
    }

    func lock(_ id: PaymentID, in transaction: Transaction) async throws {
        guard let provider = id.provider else { throw BookingsError.notFound(id) }
        try await transaction.connection.lock(provider)
    }

    /// Writes a payment back that was of the status `before`, with the event that follows from the change.
    func update(_ payment: Payment, from before: Payment.Status, in transaction: Transaction) async throws {
        try await payments.update(payment, in: transaction.connection)
        try await tell(payment, from: before, in: transaction)
    }

    /// Writes down the event that follows when a payment was of the status `before`; `nil` for one that was not there.
    private func tell(_ payment: Payment, from before: Payment.Status?, in transaction: Transaction) async throws {
        guard let kind = EventKind(paymentFrom: before, to: payment.status), let provider = payment.id.provider else {
            return
        }
        try await tell(kind, PaymentEventData(payment), subject: payment, of: provider, in: transaction)
    }

    /// Writes down an event about a payment, and tells the observers of what it is about.
    func tell(
        _ kind: EventKind,
        _ data: PaymentEventData,
        subject: any ObservedChange.Subject,
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws {
        let drafts = try EventStore.Draft.drafts([kind], at: transaction.now, of: data.bookingID, data)
        try await events.record(drafts, of: provider, in: transaction.connection)
        try await observers.tell(
            ObservedChange(provider: provider, subject: subject, kinds: [kind], at: transaction.now),
            in: transaction.connection
        )
    }
}
