import CivilTime
import Bookings
import SQL
import Stripe

extension Reconciliation {
    /// Holds each of Stripe's refunds of our payments to our row, and returns the ids of all that were seen.
    func compareRefunds(
        since: Instant,
        _ report: (ReconciliationFinding?) -> Void
    ) async throws -> Set<String> {
        var seen: Set<String> = []
        var page: Stripe.Page<Stripe.Refund> = firstPage(since: since)
        while true {
            let list = try await stripePayments.stripe.refunds(page)
            let ours = try await rows(of: list.data)
            for refund in list.data {
                // The account may have refunds of other programs' payments, which are nobody's mistake.
                guard let intent = refund.paymentIntent?.id.rawValue, let payment = ours.payments[intent] else {
                    continue
                }
                seen.insert(refund.id.rawValue)
                report(try await compare(refund, of: payment, among: ours.parts))
            }
            guard list.hasMore, let last = list.data.last else { return seen }
            page.after = last.id
        }
    }

    /// Our payments that refunds are of, by the ids of their intents, and our refunds' parts; none of another shop's.
    private func rows(
        of refunds: [Stripe.Refund]
    ) async throws -> (payments: [String: Payment], parts: [RefundID: [RefundPart]]) {
        let intents = Set(refunds.compactMap(\.paymentIntent?.id.rawValue))
        let ids = Set(refunds.compactMap { $0.metadata?["refund_id"].flatMap(RefundID.init(rawValue:)) })
        return try await stripePayments.database.transaction(.read) { connection in
            let payments = try await stripePayments.payments.list(ofIntents: intents, in: connection)
            return (payments, try await stripePayments.parts.list(of: ids, in: connection))
        }
    }

    private func compare(
        _ refund: Stripe.Refund,
        of payment: Payment,
        among parts: [RefundID: [RefundPart]]
    ) async throws -> ReconciliationFinding? {
        guard let text = refund.metadata?["refund_id"], let id = RefundID(rawValue: text),
            let number = refund.metadata?["part"].flatMap({ Int($0) })
        else { return try await compareForeign(refund, of: payment) }
        guard let part = parts[id]?.first(where: { $0.number == number }) else {
            return finding(nil, refund, of: payment, .unknown)
        }
        if let known = part.stripeRefund, known != refund.id.rawValue {
            // An earlier attempt that came to nothing.
            if case .failed = refund.reportedStatus { return nil }
            return finding(part, refund, of: payment, .unknown)
        }
        // That an earlier attempt failed is why there is a later one.
        if case .failed = refund.reportedStatus, refund.metadata?["attempt"] != "\(part.attempt)" { return nil }
        guard refund.amount == part.amount else { return finding(part, refund, of: payment, .amount) }
        // A person has paid by other means what Stripe pays as well.
        guard part.method == .stripe else { return finding(part, refund, of: payment, .missingMoney) }
        // Tried on a copy: whatever would change something is a difference.
        guard part.applying(refund.reportedStatus, at: Instant(0)).status != part.status else { return nil }
        var finding = finding(part, refund, of: payment, .status)
        if mends {
            _ = try await stripePayments.apply(refund, of: part)
            finding.isMended = true
        }
        return finding
    }

    /// Compares a refund that others made with its record.
    private func compareForeign(
        _ refund: Stripe.Refund,
        of payment: Payment
    ) async throws -> ReconciliationFinding? {
        let known = try await stripePayments.database.transaction(.read) { connection in
            try await stripePayments.parts.list(of: payment.id, in: connection)
                .filter { $0.isPaid(by: refund.id.rawValue) }
        }
        guard known.isEmpty else {
            let changed = known.filter { part in
                part.stripeRefund == refund.id.rawValue
                    && part.applying(refund.reportedStatus, at: Instant(0)).status != part.status
            }
            guard let first = changed.first else { return nil }
            var finding = finding(first, refund, of: payment, .status)
            if mends {
                for part in changed { _ = try await stripePayments.apply(refund, of: part) }
                finding.isMended = true
            }
            return finding
        }
        if case .failed = refund.reportedStatus { return nil }
        // Somebody gave money back in Stripe's dashboard, and its event never came.
        var finding = finding(nil, refund, of: payment, .foreign)
        if mends { finding.isMended = try await stripePayments.takeIn(refund, of: payment.id) }
        return finding
    }

    private func finding(
        _ part: RefundPart?,
        _ refund: Stripe.Refund,
        of payment: Payment,
        _ difference: ReconciliationFinding.Difference
    ) -> ReconciliationFinding {
        let showsAmount = difference == .amount
        let status = refund.status.map { "\($0)" } ?? "none"
        return ReconciliationFinding(
            subject: "refund",
            id: part.map { "\($0.refund):\($0.number)" },
            stripe: refund.id.rawValue,
            booking: payment.booking.rawValue,
            ours: part.map { showsAmount ? "\($0.amount)" : $0.status.rawValue } ?? "none",
            theirs: showsAmount ? "\(refund.amount)" : status,
            difference: difference
        )
    }

    /// Names our refunds that are said to be paid at Stripe, which did not list them.
    func findAbsentRefunds(
        since: Instant,
        seen: Set<String>,
        _ report: (ReconciliationFinding?) -> Void
    ) async throws {
        var cursor = RefundPartStore.Cursor(since: since)
        while true {
            let after = cursor
            let page = try await stripePayments.database.transaction(.read) { connection in
                try await stripePayments.parts.page(after: after, limit: Self.pageSize, in: connection)
            }
            guard let last = page.last else { return }
            // All others may never have reached Stripe.
            for part in page
            where part.status == .succeeded && part.dispute == nil && !seen.contains(part.stripeRefund ?? "") {
                report(
                    ReconciliationFinding(
                        subject: "refund",
                        id: "\(part.refund):\(part.number)",
                        stripe: part.stripeRefund,
                        booking: nil,
                        ours: part.status.rawValue,
                        theirs: "none",
                        difference: .absent
                    )
                )
            }
            cursor = RefundPartStore.Cursor(last)
        }
    }
}
