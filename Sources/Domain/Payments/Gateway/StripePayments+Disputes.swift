import Bookings
import Money
import SQL
import Stripe

extension StripePayments {
    /// Takes in the disputes of a payment as they stand at Stripe.
    func takeInDisputes(of payment: Payment) async throws {
        // Simple stand-ins of Stripe have none.
        guard !stripe.plainParameters, let intent = payment.intent.flatMap(PaymentIntent.ID.init(rawValue:)) else {
            return
        }
        let disputes = try await stripe.allDisputes(of: intent)
        for dispute in disputes.sorted(by: { ($0.created, $0.id.rawValue) < ($1.created, $1.id.rawValue) }) {
            _ = try await takeIn(dispute, of: payment)
        }
    }

    /// Takes in a dispute; `nil` if its payment does not count as paid.
    func takeIn(_ dispute: Stripe.Dispute, of payment: Payment) async throws -> Bookings.Dispute? {
        let report = dispute.report(on: payment)
        return try await write { try await desk.takeIn(report, of: payment.id, in: $0) }
    }
}

extension Stripe.Dispute {
    /// What it says of a payment.
    ///
    /// A bank that settles in another currency names an amount of that; then it counts as all of the payment, so that
    /// nothing of it is given back twice.
    func report(on payment: Payment) -> ReportedDispute {
        ReportedDispute(
            id: id.rawValue,
            status: reportedStatus,
            amount: Currency(currency.uppercased()) == payment.currency ? amount : payment.amount,
            reason: reason,
            evidenceDueAt: evidenceDueAt,
            openedAt: created
        )
    }

    private var reportedStatus: Bookings.Dispute.Status {
        switch status {
        case .known(.warningNeedsResponse), .known(.warningUnderReview): .inquiry
        case .known(.needsResponse), .known(.underReview): .open
        case .known(.won): .won
        case .known(.lost): .lost
        case .known(.warningClosed): .closed
        // Prevented by giving in, or by a refund.
        case .known(.prevented): isWithdrawn ? .lost : .closed
        // A status that is new to us: the account's balance says whether the money is gone.
        case .other: isWithdrawn ? .open : .inquiry
        }
    }
}
