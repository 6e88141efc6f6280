import CivilTime
import Money
import SQL

extension PayoutDesk {
    /// Whether a part of a payment is paid, whole or to some extent, by a refund that was made at Stripe.
    func knows(_ foreign: ForeignRefund, of payment: PaymentID, in transaction: Transaction) async throws -> Bool {
        try await parts.list(of: payment, in: transaction.connection)
            .contains { $0.isPaid(by: foreign.id) }
    }

    /// Whether a part of a payment that a person was to pay is of which exactly the amount that went back is still to be paid.
    func isWaiting(for foreign: ForeignRefund, of payment: PaymentID, in transaction: Transaction) async throws -> Bool
    {
        try await parts.list(of: payment, in: transaction.connection)
            .contains { $0.method == .stripe && $0.isForPeople && $0.dueByHand == foreign.amount }
    }

    /// Records a refund that others made at Stripe, as one part from one payment.
    func record(
        _ refund: Refund,
        paidBy foreign: ForeignRefund,
        from payment: Payment,
        in transaction: Transaction
    ) async throws {
        try await refunds.insert(refund, in: transaction.connection)
        let part = RefundPart(
            refund: refund.id,
            number: 1,
            payment: payment.id,
            amount: refund.amount,
            status: .owed,
            method: .stripe,
            attempt: 1
        )
        try await parts.insert(part, in: transaction.connection)
        try await tell(.refundDecided, refund, in: transaction)
        let settlement = Settlement(refund: refund, parts: [part])
        try await update(part.paid(by: foreign, at: transaction.now), in: settlement, in: transaction)
    }

    /// Counts money that went back at Stripe as the payment of parts that a person was to pay.
    ///
    /// Returns the minor units that are not accounted for, and whether a part is still under way, which Stripe may yet refuse
    /// because of it. A part is paid whole or not at all; of one that is larger, a person is told what has gone back.
    func settle(
        by foreign: ForeignRefund,
        of payment: Payment,
        in transaction: Transaction
    ) async throws -> (left: Int64, isUnderWay: Bool) {
        let taken = try await parts.list(of: payment.id, in: transaction.connection).filter { $0.method == .stripe }
        let waiting = taken.filter(\.isForPeople)
        var left = foreign.amount
        // The part of the same amount is meant, wherever it stands.
        let ordered = waiting.filter { $0.dueByHand == left } + waiting.filter { $0.dueByHand != left }
        for part in ordered where part.dueByHand <= left {
            left -= part.dueByHand
            let before = try await locked(part.refund, in: transaction)
            try await update(part.paid(by: foreign, at: transaction.now), in: before, in: transaction)
        }
        guard left > 0 else { return (0, false) }
        // Of one part one refund can be noted; whatever comes after it is counted for itself.
        if var larger = waiting.first(where: { $0.amount > left && $0.notedRefund == nil }) {
            let refund = try await locked(larger.refund, in: transaction)
            let amounts = [left, larger.amount - left].map(refund.refund.currency.format)
            let note = "\(amounts[0]) of it went back at Stripe (\(foreign.id)): pay only \(amounts[1])."
            larger.notedRefund = foreign.id
            larger.notedAmount = left
            larger.problem = [larger.problem, note].compactMap(\.self).joined(separator: " ")
            try await update(larger, in: refund, in: transaction)
            return (0, false)
        }
        return (left, taken.contains { $0.status == .requested || $0.status == .owed && $0.problem == nil })
    }
}

extension RefundPart {
    /// The part as it is once a refund that others made at Stripe pays it.
    func paid(by foreign: ForeignRefund, at now: Instant) -> RefundPart {
        var part = self
        part.stripeRefund = foreign.id
        part.requestedAt = part.requestedAt ?? now
        part.problem = nil
        return part.applying(foreign.status, at: now)
    }
}
