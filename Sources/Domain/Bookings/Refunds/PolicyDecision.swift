package import CivilTime
import Money
package import Policies

/// What a policy says of one cancellation.
package struct PolicyDecision: Sendable {
    /// The policy's input, kept so that the decision can be computed again.
    package let input: PolicyBooking
    package let policy: PinnedPolicy
    package let result: Result<RefundDecision, PolicyError>

    package init(input: PolicyBooking, policy: PinnedPolicy, result: Result<RefundDecision, PolicyError>) {
        self.input = input
        self.policy = policy
        self.result = result
    }

    /// Minor units that the client gets back in all; 0 if the policy failed.
    package var entitlement: Int64 { record.entitlement }

    /// What a decision leaves on record.
    struct Record {
        let status: Refund.Status
        let amount: Int64
        let entitlement: Int64
        let reason: String
    }

    var record: Record {
        switch result {
        case .success(let decision):
            Record(
                status: decision.amount > 0 ? .owed : .nothingOwed,
                amount: decision.amount,
                entitlement: decision.entitlement,
                reason: decision.reason
            )
        case .failure(let error):
            // A policy that fails neither keeps the client in the booking nor gives anything away.
            Record(status: .undecided, amount: 0, entitlement: 0, reason: error.message)
        }
    }

    /// The row that records the decision, for the booking of that id.
    package func refund(of booking: BookingID, by requester: Requester, at now: Instant) throws -> Refund {
        guard let provider = booking.provider else { throw BookingsError.notFound(booking) }
        let record = record
        return Refund(
            id: .make(under: provider, at: now),
            booking: booking,
            kind: .cancellation,
            status: record.status,
            amount: record.amount,
            entitlement: record.entitlement,
            currency: input.currency,
            reason: record.reason,
            policy: policy,
            input: try RefundInput(input).record,
            createdAt: now,
            createdBy: requester.label
        )
    }

    /// The row that records the decision.
    func refund(of booking: Booking, by requester: Requester, at now: Instant) throws -> Refund {
        try refund(of: booking.id, by: requester, at: now)
    }
}
