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
        if let decision = try RefundDecision(withoutScript: booking, under: policy.version) { return decision }
        let entitlement = try evaluate(policy, booking).get()
        return RefundDecision(
            entitlement,
            booking,
            reason: entitlement.reason ?? RefundReason.sentence(entitlement.amount, booking, policy),
            version: policy.version
        )
    }
}

extension RefundDecision {
    /// What a cancellation pays whatever its policy says; `nil` where the policy has to be asked.
    ///
    /// Throws code `.booking` for a booking that cannot be.
    public init?(withoutScript booking: PolicyBooking, under version: PolicyVersion) throws(PolicyError) {
        try booking.validate()
        guard let whole = RefundRule.entitlement(paid: booking.paid, cancelledBy: booking.cancelledBy) else {
            return nil
        }
        let reason =
            whole > 0 ? "The provider cancelled: everything is returned." : RefundReason.nothingPaid
        self.init(Entitlement(amount: whole), booking, reason: reason, version: version)
    }

    fileprivate init(_ entitlement: Entitlement, _ booking: PolicyBooking, reason: String, version: PolicyVersion) {
        self.init(
            entitlement: entitlement.amount,
            amount: RefundRule.amount(
                entitlement: entitlement.amount,
                alreadyRefunded: booking.alreadyRefunded,
                currency: booking.currency
            ),
            reason: reason,
            version: version
        )
    }
}
