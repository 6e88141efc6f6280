package import Money
import SQL

/// Gives money back by a person's decision.
package struct RefundDesk: Sendable {
    private let bookings: BookingStore
    private let payments = PaymentStore()
    private let holds: HoldDesk
    private let payouts: PayoutDesk

    /// - Parameter observers: Act in the transactions that give money back.
    package init(observers: [any BookingObserver]) {
        bookings = BookingStore(observers: observers)
        holds = HoldDesk(observers: observers)
        payouts = PayoutDesk(observers: observers)
    }

    /// Gives a part of what was paid back by a person's decision.
    ///
    /// Throws for more than is left of it and for an amount that the currency cannot pay.
    package func refund(
        _ amount: Int64,
        currency: Currency? = nil,
        of id: BookingID,
        because reason: String,
        in transaction: Transaction
    ) async throws -> (booking: Booking, settlement: Settlement) {
        var booking = try await holds.current(id, in: transaction)
        try booking.requireCurrency(currency)
        let left = booking.paid - booking.refunded
        // The schema refuses more than was paid as well, but cannot say how much is left.
        guard amount <= left else {
            throw BookingsError(
                .invalidValue,
                "\(booking.amount(booking.paid)) was paid, of which \(booking.amount(booking.refunded)) is given back or owed: at most \(booking.amount(left)) is left.",
                field: "amount"
            )
        }
        guard booking.amount(amount).isPayable else {
            throw BookingsError(
                .invalidValue,
                "\(booking.amount(amount)) cannot be paid: amounts of \(booking.currency) are multiples of \(booking.amount(booking.currency.payableStep)).",
                field: "amount"
            )
        }
        // Owed counts as given back, or two refunds at once could promise the same money.
        booking.refunded += amount
        let change = BookingStore.Change(.refunded, in: transaction, note: reason)
        try await bookings.update(&booking, change: change, in: transaction.connection)
        let refund = Refund(
            id: .make(under: booking.provider, at: transaction.now),
            booking: id,
            kind: .manual,
            status: .owed,
            amount: amount,
            entitlement: booking.refunded,
            currency: booking.currency,
            reason: reason,
            policy: booking.policy,
            input: nil,
            createdAt: transaction.now,
            createdBy: transaction.requester.label
        )
        let paid = try await payments.list(of: id, in: transaction.connection)
        return (booking, try await payouts.record(refund, from: paid, in: transaction))
    }
}
