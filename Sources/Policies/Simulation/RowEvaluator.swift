import CPolicyHost

/// Asks every policy about a row.
struct RowEvaluator {
    private let host = PolicyHost()
    private let policies: [SimulatedPolicy]
    private let onRow: ((SimulatedRow) -> Void)?

    init(policies: [SimulatedPolicy], onRow: ((SimulatedRow) -> Void)?) {
        self.policies = policies
        self.onRow = onRow
    }

    func evaluate(_ row: CancellationRow, line: Int, into table: inout GroupTable) {
        let place = table.place(of: row)
        let plain = row.plainValues
        for (index, simulated) in policies.enumerated() {
            let entitlement = entitlement(row, plain, simulated.policy)
            let amount = entitlement.map {
                RefundRule.amount(
                    entitlement: $0,
                    alreadyRefunded: row.figures.alreadyRefunded,
                    currency: row.currency
                )
            }
            table.count(place: place, policy: index, paid: row.figures.paid, refund: amount)
            if let onRow { onRow(report(row, line: line, policy: index, entitlement, amount)) }
        }
    }

    /// Minor units, or `nil` when the policy failed; the host's result then says how.
    private func entitlement(
        _ row: CancellationRow,
        _ plain: policy_booking,
        _ policy: CompiledPolicy
    ) -> Int64? {
        if let whole = RefundRule.entitlement(paid: row.figures.paid, cancelledBy: row.cancelledBy) { return whole }
        let status = withUnsafePointer(to: plain) { host.run(policy, $0) }
        return status == policy_ok ? host.result.pointee.entitlement : nil
    }

    private func report(
        _ row: CancellationRow,
        line: Int,
        policy: Int,
        _ entitlement: Int64?,
        _ amount: Int64?
    ) -> SimulatedRow {
        let outcome: Result<SimulatedRow.Refund, PolicyError>
        if let entitlement, let amount {
            let reason = row.cancelledBy == .provider ? nil : host.reason
            outcome = .success(SimulatedRow.Refund(entitlement: entitlement, amount: amount, reason: reason))
        } else {
            outcome = .failure(PolicyError(host.result.pointee))
        }
        let booking = String(decoding: row.booking, as: UTF8.self)
        return SimulatedRow(line: line, booking: booking, policy: policy, outcome: outcome)
    }
}
