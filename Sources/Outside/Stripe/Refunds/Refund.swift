package import CivilTime

/// Money on its way back to a payer, as much of it as is read.
package struct Refund: Decodable, Sendable, Identifiable {
    package let id: StripeID<Refund>
    package let amount: Int64
    package let currency: String
    package let charge: Expandable<Charge>?
    package let paymentIntent: Expandable<PaymentIntent>?
    /// May become `failed` after it was `succeeded`.
    package let status: Open<Status>?
    package let failureReason: String?
    package let pendingReason: String?
    package let metadata: [String: String]?
    package let created: Instant

    package enum Status: String, Sendable, Hashable, CaseIterable {
        case pending
        case requiresAction = "requires_action"
        case succeeded
        case failed
        case canceled
    }

    private enum CodingKeys: String, CodingKey {
        case id, amount, currency, charge, status, metadata, created
        case paymentIntent = "payment_intent"
        case failureReason = "failure_reason"
        case pendingReason = "pending_reason"
    }
}
