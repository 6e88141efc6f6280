/// What a cancellation pays, and why.
public struct RefundDecision: Hashable, Sendable {
    /// How much of `paid` the client gets back in all, in minor units: 0 to `paid`.
    public let entitlement: Int64

    /// What is to be paid now: the entitlement less earlier refunds, never below zero, and no more than the currency
    /// can pay.
    public let amount: Int64

    /// The policy's words, or a plain sentence where it gave none.
    public let reason: String

    /// The policy that was asked, or would have been had the provider not cancelled.
    public let version: PolicyVersion
}
