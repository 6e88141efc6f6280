import CPolicyHost

/// Asks every policy about a row.
struct RowEvaluator {
    /// What a policy gives, in minor units.
    struct Refund {
        let entitlement: Int64
        let amount: Int64
    }

    private let host = PolicyHost()
    private let policies: [SimulatedPolicy]

    init(policies: [SimulatedPolicy]) {
        self.policies = policies
    }

    /// Counts the row, and hands what each policy gives to `body`: nothing where the policy failed.
    func evaluate(_ row: CancellationRow, into table: inout GroupTable, _ body: (Int, Refund?) -> Void) {
        let place = table.place(of: row)
        let plain = row.plainValues
        for (index, simulated) in policies.enumerated() {
            let refund = refund(row, plain, simulated.policy)
            table.count(place: place, policy: index, paid: row.figures.paid, refund: refund?.amount)
            body(index, refund)
        }
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

    /// `nil` when the policy failed; the host's result then says how.
    private func refund(_ row: CancellationRow, _ plain: policy_booking, _ policy: CompiledPolicy) -> Refund? {
        guard let entitlement = entitlement(row, plain, policy) else { return nil }
        return Refund(
            entitlement: entitlement,
            amount: RefundRule.amount(
                entitlement: entitlement,
                alreadyRefunded: row.figures.alreadyRefunded,
                currency: row.currency
            )
        )
    }

    private func entitlement(
        _ row: CancellationRow,
        _ plain: policy_booking,
        _ policy: CompiledPolicy
    ) -> Int64? {
        if let whole = RefundRule.entitlement(paid: row.figures.paid, cancelledBy: row.cancelledBy) { return whole }
        let status = withUnsafePointer(to: plain) { host.run(policy, $0) }
        return status == policy_ok ? host.result.pointee.entitlement : nil
    }
}
