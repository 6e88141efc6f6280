import Policies
import CPolicyHost

/// Asks every policy about a row.
struct RowEvaluator {
    /// What a policy gives, in minor units.
    struct Refund {
        let entitlement: Int64
        let amount: Int64
    }

    private let host: PolicyHost

    /// The host's numbers of the policies: a policy itself has texts, whose references a loop over rows would count.
    private let numbers: [Int32]

    init(policies: [SimulatedPolicy]) {
        let host = PolicyHost(capacity: max(1, policies.count))
        self.host = host
        numbers = policies.map { host.number(of: $0.policy) }
    }

    /// The places of the policies.
    var policies: Range<Int> { numbers.indices }

    /// Instructions that the last evaluation took.
    var instructions: Int64 { host.result.pointee.instructions }

    /// What a policy gives for a row, which `booking` holds as the host reads it; `nil` when the policy failed.
    func refund(_ row: borrowing CancellationRow, _ booking: UnsafePointer<policy_booking>, policy: Int) -> Refund? {
        let entitlement: Int64
        if let whole = RefundRule.entitlement(paid: row.figures.paid, cancelledBy: row.cancelledBy) {
            entitlement = whole
        } else if host.run(numbers[policy], booking) == policy_ok {
            entitlement = host.result.pointee.entitlement
        } else {
            return nil
        }
        return Refund(
            entitlement: entitlement,
            amount: RefundRule.amount(
                entitlement: entitlement,
                alreadyRefunded: row.figures.alreadyRefunded,
                currency: row.currency
            )
        )
    }

    /// What the last policy that was asked gave for the row, with its reason or how it failed.
    func report(_ row: CancellationRow, line: Int, policy: Int, _ refund: Refund?) -> SimulatedRow {
        let outcome: Result<SimulatedRow.Refund, PolicyError>
        if let refund {
            let reason = row.cancelledBy == .provider ? nil : host.reason
            outcome = .success(
                SimulatedRow.Refund(entitlement: refund.entitlement, amount: refund.amount, reason: reason)
            )
        } else {
            outcome = .failure(PolicyError(host.result.pointee))
        }
        let booking = String(decoding: row.booking, as: UTF8.self)
        return SimulatedRow(line: line, booking: booking, policy: policy, outcome: outcome)
    }
}
