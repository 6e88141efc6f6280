import Bookings
import CivilTime
import SQL
import Stripe

extension Reconciliation {
    /// Holds each of Stripe's disputes of our payments to our row, and returns how many there are.
    func compareDisputes(
        since: Instant,
        _ report: (ReconciliationFinding?) -> Void
    ) async throws -> Int {
        // Simple stand-ins of Stripe have none.
        guard !stripePayments.stripe.plainParameters else { return 0 }
        var count = 0
        var page: Stripe.Page<Stripe.Dispute> = firstPage(since: since)
        while true {
            let list = try await stripePayments.stripe.disputes(page)
            let intents = Set(list.data.compactMap(\.paymentIntent?.id.rawValue))
            let (payments, known) = try await stripePayments.database.transaction(.read) { connection in
                let payments = try await stripePayments.payments.list(ofIntents: intents, in: connection)
                let known = try await DisputeStore().list(of: payments.values.map(\.id), in: connection)
                return (payments, known)
            }
            for dispute in list.data {
                // The account may have disputes of other programs' payments, which are nobody's mistake.
                guard let intent = dispute.paymentIntent?.id.rawValue, let payment = payments[intent] else { continue }
                count += 1
                let ours = known[payment.id]?.first { $0.id == dispute.id.rawValue }
                report(try await compare(dispute, of: payment, with: ours))
            }
            guard list.hasMore, let last = list.data.last else { return count }
            page.after = last.id
        }
    }

    private func compare(
        _ dispute: Stripe.Dispute,
        of payment: Payment,
        with ours: Bookings.Dispute?
    ) async throws -> ReconciliationFinding? {
        let report = dispute.report(on: payment)
        let differsInAmount = ours?.status == report.status && ours?.amount != report.amount
        guard ours?.status != report.status || differsInAmount else { return nil }
        var finding = ReconciliationFinding(
            subject: "dispute",
            id: ours == nil ? nil : payment.id.rawValue,
            stripe: dispute.id.rawValue,
            booking: payment.booking.rawValue,
            ours: ours.map { differsInAmount ? "\($0.amount)" : $0.status.rawValue } ?? "none",
            theirs: differsInAmount ? "\(report.amount)" : report.status.rawValue,
            difference: ours == nil ? .foreign : differsInAmount ? .amount : .status
        )
        if mends { finding.isMended = try await stripePayments.takeIn(dispute, of: payment) != nil }
        return finding
    }
}
