package import CivilTime

/// A comparison with Stripe that was made, as it is kept.
package struct ReconciliationRun: Sendable {
    package let endedAt: Instant

    /// From when on payments were compared; `nil` if all were.
    package let since: Instant?

    /// Whether it took in what Stripe says where that is safe.
    package let mends: Bool
    package let summary: Reconciliation.Summary

    /// The first of what it found, at most ``maximumKept``.
    package let findings: [ReconciliationFinding]

    /// How many findings are kept, which bounds the row.
    package static let maximumKept = 200

    package init(
        endedAt: Instant,
        since: Instant?,
        mends: Bool,
        summary: Reconciliation.Summary,
        findings: [ReconciliationFinding]
    ) {
        self.endedAt = endedAt
        self.since = since
        self.mends = mends
        self.summary = summary
        self.findings = Array(findings.prefix(Self.maximumKept))
    }

    /// Whether there are findings that nobody has dealt with when it ended.
    package var isClean: Bool { summary.findings == summary.mended }
}
