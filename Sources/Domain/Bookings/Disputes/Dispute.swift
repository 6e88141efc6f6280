package import CivilTime

/// A payer's objection at their bank to a payment through Stripe.
package struct Dispute: Hashable, Sendable {
    /// Stripe's id.
    package let id: String
    package let payment: PaymentID
    package var status: Status

    /// Minor units that the bank asks back; may be more than is left of the payment.
    package var amount: Int64

    /// Minor units of it that are taken from what was left of the payment; the rest pays refunds that were owed already.
    package var withdrawn: Int64 = 0

    /// In the words of the card networks, such as `fraudulent`.
    package var reason: String?

    /// Until when Stripe takes evidence against it; `nil` if it takes none any more, or said nothing.
    package var evidenceDueAt: Instant?
    package let openedAt: Instant
    package var closedAt: Instant?

    /// Where it stands.
    package enum Status: String, Sendable, CaseIterable {
        /// The bank asks, and has taken nothing.
        case inquiry

        /// The bank has taken the money until it is decided.
        case open

        /// The money is back.
        case won

        /// The payer keeps the money.
        case lost

        /// It ended without anything being taken.
        case closed

        /// Whether the money is gone.
        package var tookMoney: Bool { self == .open || self == .lost }

        /// Whether it has been decided.
        package var isFinal: Bool { self == .won || self == .lost || self == .closed }
    }
}

extension Dispute {
    /// Whether it says more to people than it did as `known`: where it stands, how much it is about, or until when they can act.
    func isNews(after known: Dispute?) -> Bool {
        guard let known else { return true }
        return status != known.status || amount != known.amount || evidenceDueAt != known.evidenceDueAt
    }
}
