/// A payment and what became known of a dispute of it.
package struct DisputedPayment: Sendable, ObservedChange.Subject {
    package let payment: Payment
    package let dispute: Dispute
}

extension EventKind {
    /// What a dispute means to others that stands so.
    init(_ status: Dispute.Status) {
        self = status.isFinal ? .paymentDisputeClosed : .paymentDisputed
    }
}
