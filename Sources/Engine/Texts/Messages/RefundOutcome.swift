public import Money

/// What a cancellation gives back.
public enum RefundOutcome: Hashable, Sendable {
    /// Nothing was paid, so there is nothing to say of it.
    case nothingPaid
    /// Something was paid, and nothing of it is given back.
    case none
    /// In minor units of the currency; above zero.
    case amount(MonetaryAmount)
}
