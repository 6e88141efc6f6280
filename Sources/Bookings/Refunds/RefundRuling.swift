package import Policies
import WireFormat

/// What a policy says of one cancellation.
package struct RefundRuling: Sendable {
    /// The policy's input, kept so that the ruling can be computed again.
    package let input: PolicyBooking
    package let policy: PinnedPolicy
    package let result: Result<RefundDecision, PolicyError>

    /// Minor units that the client gets back in all; nothing where the policy failed.
    package var entitlement: Int64 {
        (try? result.get())?.entitlement ?? 0
    }

    /// The row that records it.
    func refund(of booking: Booking, at now: Int64) throws -> Refund {
        let (status, amount, reason): (Refund.Status, Int64, String) =
            switch result {
            case .success(let decision): (decision.amount > 0 ? .owed : .none, decision.amount, decision.reason)
            case .failure(let error): (.undecided, 0, error.message)
            }
        return Refund(
            id: .make(under: booking.provider, at: now),
            booking: booking.id,
            status: status,
            amount: amount,
            entitlement: entitlement,
            currency: booking.currency,
            reason: reason,
            policy: policy,
            input: try JSONText.encode(CancellationDocument(input)),
            createdAt: now
        )
    }
}
