import Bookings
import CivilTime
package import SQL

/// The row of the last comparison with Stripe.
package struct ReconciliationStore: Sendable {
    package init() {}

    /// Replaces the one before.
    package func put(_ run: ReconciliationRun, in connection: any SQLConnection) async throws {
        let (sum, details) = (run.summary, try JSONText.encode(run.findings))
        _ = try await connection.execute(
            """
            INSERT INTO reconciliations (place, ended_at, since, mends, payments, refunds, disputes, findings, mended, details)
            VALUES (1, \(run.endedAt), \(run.since), \(run.mends), \(sum.payments), \(sum.refunds), \(sum.disputes),
                \(sum.findings), \(sum.mended), \(details))
            ON CONFLICT (place) DO UPDATE SET ended_at = \(run.endedAt), since = \(run.since), mends = \(run.mends),
                payments = \(sum.payments), refunds = \(sum.refunds), disputes = \(sum.disputes),
                findings = \(sum.findings), mended = \(sum.mended), details = \(details)
            """
        )
    }

    /// `nil` if none was ever made.
    package func find(in connection: any SQLConnection) async throws -> ReconciliationRun? {
        try await connection.query(
            """
            SELECT ended_at, since, mends, payments, refunds, disputes, findings, mended, details
            FROM reconciliations WHERE place = 1
            """
        ).first.map { row in
            var summary = Reconciliation.Summary()
            summary.payments = try row.decode("payments")
            summary.refunds = try row.decode("refunds")
            summary.disputes = try row.decode("disputes")
            summary.findings = try row.decode("findings")
            summary.mended = try row.decode("mended")
            return ReconciliationRun(
                endedAt: try row.decode("ended_at"),
                since: try row.decode("since"),
                mends: try row.decode("mends"),
                summary: summary,
                findings: try JSONText.decode([ReconciliationFinding].self, from: try row.decode("details"))
            )
        }
    }
}
