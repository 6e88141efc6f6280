extension PolicyHost {
    /// What a cancellation pays under a policy.
    ///
    /// Cancellation by the provider returns everything that is left, before any script runs. Otherwise the policy's
    /// entitlement counts, less earlier refunds, never below zero, rounded toward zero to what the currency can pay.
    /// Throws code `.booking` for a booking that cannot be, and whatever the policy fails with: an entitlement outside
    /// 0 to `paid` is an error of the policy, never cut to fit.
    public func decideRefund(
        for booking: PolicyBooking,
        under policy: CompiledPolicy
    ) throws(PolicyError) -> RefundDecision {
        try booking.validate()
        let entitlement: Entitlement
        if let whole = RefundRule.entitlement(paid: booking.paid, cancelledBy: booking.cancelledBy) {
            entitlement = Entitlement(amount: whole, reason: "The provider cancelled: everything is returned.")
        } else {
            entitlement = try evaluate(policy, booking).get()
        }
        let amount = RefundRule.amount(
            entitlement: entitlement.amount,
            alreadyRefunded: booking.alreadyRefunded,
            currency: booking.currency
        )
        return RefundDecision(
            entitlement: entitlement.amount,
            amount: amount,
            reason: entitlement.reason ?? RefundReason.sentence(entitlement.amount, booking, policy),
            version: policy.version
        )
    }
}
