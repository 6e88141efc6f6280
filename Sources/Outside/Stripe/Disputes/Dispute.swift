package import CivilTime

/// A payer's objection to a charge at their bank, as much of it as is read.
package struct Dispute: Decodable, Sendable, Identifiable {
    package let id: StripeID<Dispute>
    /// In minor units as Stripe carries them; may differ from the charge's amount.
    package let amount: Int64
    package let currency: String
    package let status: Open<Status>
    /// In the words of the card networks, such as `fraudulent`.
    package let reason: String?
    package let paymentIntent: Expandable<PaymentIntent>?
    package let created: Instant
    private let evidenceDetails: EvidenceDetails?
    private let balanceTransactions: [BalanceTransaction]?

    /// Until when Stripe takes evidence; `nil` if it takes none, or says nothing.
    package var evidenceDueAt: Instant? { evidenceDetails?.dueBy }

    /// Whether more was withdrawn from the account's balance because of it than was put back.
    package var isWithdrawn: Bool {
        (balanceTransactions ?? []).reduce(0) { $0 + $1.amount } < 0
    }

    package enum Status: String, Sendable, Hashable, CaseIterable {
        // An inquiry of the bank, for which nothing is withdrawn.
        case warningNeedsResponse = "warning_needs_response"
        case warningUnderReview = "warning_under_review"
        case warningClosed = "warning_closed"
        case needsResponse = "needs_response"
        case underReview = "under_review"
        case won
        case lost
        case prevented
    }

    private struct BalanceTransaction: Decodable {
        let amount: Int64
    }

    private struct EvidenceDetails: Decodable {
        let dueBy: Instant?

        private enum CodingKeys: String, CodingKey {
            case dueBy = "due_by"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case id, amount, currency, status, reason, created
        case paymentIntent = "payment_intent"
        case evidenceDetails = "evidence_details"
        case balanceTransactions = "balance_transactions"
    }
}
