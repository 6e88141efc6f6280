import Money
import SQL

/// What a dispute of a payment does to refunds that are taken from it.
extension PayoutDesk {
    /// Minor units of refunds that a dispute pays, or would pay if it is lost.
    func covered(by dispute: String, of payment: PaymentID, in transaction: Transaction) async throws -> Int64 {
        try await parts.list(of: payment, in: transaction.connection).reduce(0) { $0 + $1.covered(by: dispute) }
    }

    /// Holds parts of a payment that are not paid yet until the bank has decided, so that nobody pays them as well.
    ///
    /// Returns how many minor units of `amount` are left. What Stripe is asked for at this moment is not held: Stripe
    /// refuses it because of the dispute, which is then taken in once more.
    func hold(
        _ amount: Int64,
        of payment: PaymentID,
        for dispute: String,
        in transaction: Transaction
    ) async throws -> Int64 {
        guard amount > 0 else { return 0 }
        let waiting = try await parts.list(of: payment, in: transaction.connection).filter(\.canBeHeld)
        var left = amount
        // The part of the same amount is meant, wherever it stands.
        let ordered = waiting.filter { $0.dueByHand == amount } + waiting.filter { $0.dueByHand != amount }
        // One refund or dispute can be noted on a part that is paid in part; by another one it can only be paid to its end.
        for var part in ordered where left > 0 && (part.notedRefund == nil || part.dueByHand <= left) {
            let before = try await locked(part.refund, in: transaction)
            part.dispute = dispute
            part.disputed = min(left, part.dueByHand)
            left -= part.disputed
            part.status = .owed
            let disputed = before.refund.currency.format(part.disputed)
            part.problem = "\(disputed) of it is disputed at the payer's bank (\(dispute)): wait until that is decided."
            try await update(part, in: before, in: transaction)
        }
        return left
    }

    /// Counts what a lost dispute took as the payment of the parts that were held for it.
    ///
    /// A part is paid whole or not at all; of one that is larger, a person is told what is left to pay.
    func settle(byLost dispute: String, of payment: PaymentID, in transaction: Transaction) async throws {
        for part in try await parts.list(of: payment, in: transaction.connection)
        where part.dispute == dispute && part.isHeld {
            let before = try await locked(part.refund, in: transaction)
            var paid = part
            if part.disputed == part.dueByHand {
                paid.status = .succeeded
                paid.problem = nil
                paid.settledAt = transaction.now
                paid.settledBy = Requester.system.label
            } else {
                let amounts = [part.disputed, part.dueByHand - part.disputed].map(before.refund.currency.format)
                paid.problem = "\(amounts[0]) of it went back by the dispute \(dispute): pay only \(amounts[1])."
                paid.notedRefund = dispute
                paid.notedAmount += part.disputed
                paid.dispute = nil
                paid.disputed = 0
            }
            try await update(paid, in: before, in: transaction)
        }
    }

    /// Has Stripe asked for what was held for a dispute, or paid by one, that took nothing in the end.
    func release(from dispute: String, of payment: PaymentID, in transaction: Transaction) async throws {
        for part in try await parts.list(of: payment, in: transaction.connection)
        where part.dispute == dispute || part.notedRefund == dispute && part.settledAt == nil {
            let before = try await locked(part.refund, in: transaction)
            var released = part
            released.dispute = nil
            released.disputed = 0
            released.settledAt = nil
            released.settledBy = nil
            if part.notedRefund == dispute {
                released.notedRefund = nil
                released.notedAmount = 0
            }
            if released.notedRefund == nil {
                released.beginAnew()
            } else {
                // Asked for whole, it would go back twice in part.
                released.status = .owed
                released.problem = "Pay only \(before.refund.currency.format(released.dueByHand)) of it."
            }
            try await update(released, in: before, in: transaction)
            if released.problem == nil { try await enqueue(released, in: transaction) }
        }
    }
}

extension RefundPart {
    /// Whether a dispute of its payment decides on it.
    package var isHeld: Bool { dispute != nil && status != .succeeded }

    /// Whether it is neither paid nor about to be.
    fileprivate var canBeHeld: Bool {
        dispute == nil && method == .stripe && (status == .owed || status == .failed) && dueByHand > 0
    }

    fileprivate func covered(by dispute: String) -> Int64 {
        if self.dispute == dispute { return disputed }
        return notedRefund == dispute ? notedAmount : 0
    }
}
