import Bookings
import SQL
import Stripe

extension StripePayments {
    /// Records refunds of a payment that were made without Bookable; `false` while a pending refund of ours has to be awaited.
    @discardableResult
    func takeInForeignRefunds(of payment: Payment) async throws -> Bool {
        guard let intent = payment.intent.flatMap(PaymentIntent.ID.init(rawValue:)) else { return true }
        let foreign = try await stripe.allRefunds(of: intent).filter(\.isForeign)
        var isPlaced = true
        for refund in foreign.sorted(by: { ($0.created, $0.id.rawValue) < ($1.created, $1.id.rawValue) }) {
            isPlaced = try await takeIn(refund, of: payment.id) && isPlaced
        }
        return isPlaced
    }

    /// Records a refund that others made; one that Stripe does not pay is ignored, unless it was counted before.
    func takeIn(_ refund: Stripe.Refund, of payment: PaymentID) async throws -> Bool {
        if case .failed = refund.reportedStatus { return true }
        let foreign = ForeignRefund(
            id: refund.id.rawValue,
            amount: refund.amount,
            status: refund.reportedStatus,
            reason: "Refunded at Stripe, outside Bookable (\(refund.id.rawValue))."
        )
        return try await write { try await desk.takeIn(foreign, of: payment, in: $0) }
    }
}

extension Stripe.Refund {
    /// Whether others made it: ours carry the id of their refund.
    var isForeign: Bool {
        metadata?["refund_id"].flatMap(RefundID.init(rawValue:)) == nil
    }
}
