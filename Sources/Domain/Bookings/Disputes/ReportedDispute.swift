package import CivilTime

/// What Stripe reports of a dispute.
package struct ReportedDispute: Hashable, Sendable {
    package let id: String
    package let status: Dispute.Status

    /// Minor units of the payment's currency.
    package let amount: Int64
    package let reason: String?

    /// Until when Stripe takes evidence; `nil` if it takes none, or says nothing.
    package let evidenceDueAt: Instant?
    package let openedAt: Instant

    package init(
        id: String,
        status: Dispute.Status,
        amount: Int64,
        reason: String?,
        evidenceDueAt: Instant? = nil,
        openedAt: Instant
    ) {
        self.id = id
        self.status = status
        self.amount = amount
        self.reason = reason
        self.evidenceDueAt = evidenceDueAt
        self.openedAt = openedAt
    }

    /// The dispute as it is once Stripe has reported this at `now`; `known` is how it was before.
    func applied(to known: Dispute?, of payment: PaymentID, at now: Instant) -> Dispute {
        var dispute =
            known ?? Dispute(id: id, payment: payment, status: status, amount: amount, openedAt: openedAt)
        dispute.status = status
        dispute.amount = amount
        dispute.reason = reason
        dispute.evidenceDueAt = status.isFinal ? nil : evidenceDueAt
        dispute.closedAt = status.isFinal ? dispute.closedAt ?? now : nil
        return dispute
    }
}
