import Money
import SQL

extension PaymentDesk {
    /// Records a refund that was made at Stripe without Bookable; the same refund counts once.
    ///
    /// What is left of the payment goes back by it: the booking's refunded amount and later quotes know. Where all is promised
    /// already, it is what a person was to pay. `false` if that cannot be told yet, because a refund of ours is under way.
    package func takeIn(
        _ foreign: ForeignRefund,
        of id: PaymentID,
        in transaction: Transaction
    ) async throws -> Bool {
        try await lock(id, in: transaction)
        guard try await !payouts.knows(foreign, of: id, in: transaction) else { return true }
        let found = try await payments.find(id, in: transaction.connection)
        let booking = try await holds.current(found.booking, in: transaction)
        let payment = try await payments.find(id, in: transaction.connection)
        guard foreign.amount > 0 else { return true }
        // What a person has still to look at may yet be paid.
        guard payment.status == .paid else { return payment.status != .problem }
        let room = min(payment.amount - payment.refunded, booking.paid - booking.refunded)
        if foreign.amount <= room, try await !payouts.isWaiting(for: foreign, of: id, in: transaction) {
            try await record(foreign, foreign.amount, of: payment, for: booking, in: transaction)
            return true
        }
        let rest = try await payouts.settle(by: foreign, of: payment, in: transaction)
        guard !rest.isUnderWay else { return false }
        let amount = min(rest.left, room)
        if amount > 0 { try await record(foreign, amount, of: payment, for: booking, in: transaction) }
        return true
    }

    private func record(
        _ foreign: ForeignRefund,
        _ amount: Int64,
        of payment: Payment,
        for booking: Booking,
        in transaction: Transaction
    ) async throws {
        var booking = booking
        booking.refunded += amount
        let note = "\(booking.amount(amount)): \(foreign.reason)"
        let change = BookingStore.Change(.refunded, in: transaction.bySystem(), note: note)
        try await bookings.update(&booking, change: change, in: transaction.connection)
        let refund = Refund(
            id: .make(under: booking.provider, at: transaction.now),
            booking: booking.id,
            kind: .external,
            status: .owed,
            amount: amount,
            entitlement: booking.refunded,
            currency: booking.currency,
            reason: foreign.reason,
            policy: booking.policy,
            input: nil,
            createdAt: transaction.now,
            createdBy: Requester.system.label
        )
        try await payouts.record(refund, paidBy: foreign, from: payment, in: transaction)
    }
}
