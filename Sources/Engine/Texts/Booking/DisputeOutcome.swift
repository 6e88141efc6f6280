/// How a payer's objection at their bank ended.
public enum DisputeOutcome: Sendable, CaseIterable {
    /// The money is back.
    case won

    /// The payer keeps the money.
    case lost

    /// It ended without anything being taken.
    case withdrawn
}
