package import Money

/// What holds for every refund, whatever the policy.
package enum RefundRule {
    /// The entitlement that stands before any script runs: a provider who cancels returns everything.
    @inlinable
    package static func entitlement(paid: Int64, cancelledBy: CancelledBy) -> Int64? {
        cancelledBy == .provider ? paid : nil
    }

    /// What is paid now: the entitlement less earlier refunds, never below zero, rounded toward zero to what the
    /// currency can pay.
    @inlinable
    package static func amount(entitlement: Int64, alreadyRefunded: Int64, currency: Currency) -> Int64 {
        currency.payable(max(0, entitlement - alreadyRefunded))
    }
}
