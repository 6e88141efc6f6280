import Payments

/// The answer of `GET /v1/reconciliation`.
struct ReconciliationResponse: Encodable {
    /// `null` if none was ever made.
    private let last: Run?

    init(_ run: ReconciliationRun?) {
        last = run.map(Run.init)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(last, forKey: .last)
    }

    private enum CodingKeys: String, CodingKey {
        case last
    }

    private struct Run: Encodable {
        private let endedAt: WireInstant
        private let since: WireInstant?
        private let isFixing: Bool
        private let payments: Int
        private let refunds: Int
        private let disputes: Int
        private let findings: Int
        private let mended: Int
        private let items: [ReconciliationFinding]

        init(_ run: ReconciliationRun) {
            endedAt = WireInstant(run.endedAt)
            since = run.since.map(WireInstant.init)
            isFixing = run.mends
            payments = run.summary.payments
            refunds = run.summary.refunds
            disputes = run.summary.disputes
            findings = run.summary.findings
            mended = run.summary.mended
            items = run.findings
        }

        private enum CodingKeys: String, CodingKey {
            case since, payments, refunds, disputes, findings, mended, items
            case endedAt = "ended_at"
            case isFixing = "fix"
        }
    }
}
