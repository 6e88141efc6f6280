package import CivilTime
package import Bookings
import Money
package import SQL
import Stripe

/// Compares every payment, refund and dispute through Stripe with what Stripe says.
///
/// Memory is that of one page and of the ids that were seen.
package struct Reconciliation: Sendable {
    /// How much was looked at.
    package struct Summary: Hashable, Sendable {
        package var payments = 0
        package var refunds = 0
        package var disputes = 0
        package var findings = 0
        package var mended = 0
    }

    let stripePayments: StripePayments

    /// Whether to take in what Stripe says where that is safe.
    let mends: Bool

    package init(_ access: StripeAccess, database: any SQLDatabase, desk: PaymentDesk, mends: Bool, now: Instant) {
        // Never asked here: it bounds invitations, and a comparison makes none.
        let budget = StripeCallBudget(access.limits)
        stripePayments = StripePayments(access, budget: budget, database: database, desk: desk, clock: { now })
        self.mends = mends
    }

    /// Compares what was made at `since` or later; 1970 compares all.
    package func run(since: Instant, onFinding: (ReconciliationFinding) -> Void) async throws -> Summary {
        var summary = Summary()
        func report(_ finding: ReconciliationFinding?) {
            guard let finding else { return }
            summary.findings += 1
            if finding.isMended { summary.mended += 1 }
            onFinding(finding)
        }
        let intents = try await comparePayments(since: since, report)
        try await findAbsentPayments(since: since, seen: intents, report)
        // After the payments, whose rows say which refunds are ours.
        let refunds = try await compareRefunds(since: since, report)
        try await findAbsentRefunds(since: since, seen: refunds, report)
        // After the refunds, for what went back already is not there to be taken.
        summary.disputes = try await compareDisputes(since: since, report)
        summary.payments = intents.count
        summary.refunds = refunds.count
        return summary
    }

    /// The first of a list's pages, of what was created at `since` or later.
    func firstPage<Object>(since: Instant) -> Stripe.Page<Object> {
        Stripe.Page(createdFrom: since > Instant(0) ? since : nil)
    }
}
