/// What a policy grants: how much of `paid` the client gets back in all.
public struct Entitlement: Hashable, Sendable {
    /// Minor units, 0 to `paid`.
    ///
    /// What was refunded before is not yet taken off.
    public let amount: Int64

    /// The policy's own words, if it gave any: at most 500 bytes of plain text.
    public let reason: String?

    /// An entitlement as a policy returned it.
    public init(amount: Int64, reason: String? = nil) {
        self.amount = amount
        self.reason = reason
    }
}
