import CivilTime
import SQL

/// Has payments asked for and called off at Stripe: writes what is wanted, and a job that sees to it.
struct PaymentRequests: Sendable {
    let store = PaymentStore()
    private let jobs = JobStore()

    /// Seconds after which a job sees to a payment whose asker was lost on the way to Stripe.
    let openingGrace: Int64

    init(openingGrace: Int64 = PaymentTerms.standardOpeningGrace) {
        self.openingGrace = openingGrace
    }

    /// Records that the booking waits for its prepayment, before Stripe is told; with `page`, its client pays there.
    ///
    /// `isAwaited` says that whoever asks goes on to open it at Stripe, and a job does so only if they are lost; otherwise a job does it at
    /// once.
    @discardableResult
    func request(
        for booking: Booking,
        of provider: Provider,
        page: Payment.Page?,
        isAwaited: Bool,
        in transaction: Transaction
    ) async throws -> Payment {
        assert(booking.prepayment > 0, "Only what is due can be asked for.")
        let account = provider.stripeAccount
        let payment = Payment(
            id: .make(under: booking.provider, at: transaction.now),
            booking: booking.id,
            amount: booking.prepayment,
            currency: booking.currency,
            method: .stripe,
            status: .requested,
            refunded: 0,
            way: page == nil ? .intent : .checkout,
            page: page,
            attempt: 1,
            account: account,
            // Rounded toward zero: the platform never keeps more than was agreed.
            fee: account == nil ? 0 : booking.prepayment * provider.feeBasisPoints / 10_000,
            note: nil,
            recordedAt: transaction.now,
            recordedBy: transaction.requester.label
        )
        try await store.insert(payment, in: transaction.connection)
        // In the transaction of the row: whoever is lost before asking Stripe leaves a job that does it.
        try await jobs.enqueue(
            JobDraft(
                .openPayment,
                of: booking.provider,
                payload: PaymentJob(payment.id),
                dedupKey: payment.id.rawValue,
                // Whoever asked gets ahead of the job, which would otherwise call Stripe a second time.
                availableAt: transaction.now + (isAwaited ? openingGrace : 0)
            ),
            at: transaction.now,
            in: transaction.connection
        )
        return payment
    }

    /// Has Stripe call off what nobody waits for any more.
    func callOffAll(of booking: BookingID, in transaction: Transaction) async throws {
        try await callOff(try await store.list(of: booking, in: transaction.connection), in: transaction)
    }

    /// Has Stripe call off those of `payments` that somebody waits for.
    func callOff(_ payments: [Payment], in transaction: Transaction) async throws {
        // All others have ended, are being called off already, or wait for a person.
        for payment in payments where payment.status == .requested || payment.status == .open {
            try await callOff(payment, in: transaction)
        }
    }

    /// Has Stripe call off a payment, and returns it as it stands from now on.
    @discardableResult
    func callOff(_ payment: Payment, in transaction: Transaction) async throws -> Payment {
        var payment = payment
        // The money may be on its way already, so only Stripe's answer ends the payment.
        payment.status = .cancelling
        try await store.update(payment, in: transaction.connection)
        guard let provider = payment.id.provider else { throw BookingsError.notFound(payment.id) }
        // At once, unlike opening: the longer it stays open, the likelier somebody pays for nothing.
        try await jobs.enqueue(
            JobDraft(
                .cancelPayment,
                of: provider,
                payload: PaymentJob(payment.id),
                dedupKey: payment.id.rawValue
            ),
            at: transaction.now,
            in: transaction.connection
        )
        return payment
    }
}
