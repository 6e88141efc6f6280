import CPolicyHost

/// Finds the steps of a curve: asks at many points, and by bisection between any two that differ.
struct CurveTracer {
    /// The most steps that are told apart.
    static let maximumSteps = 200

    private let host: PolicyHost
    private let policy: CompiledPolicy
    private let example: PolicyCurve.Example
    private var allowance: EvaluationAllowance
    private var edges: [PolicyCurve.Step] = []
    private var isExact = true

    private init(
        host: PolicyHost,
        policy: CompiledPolicy,
        example: PolicyCurve.Example,
        within time: ProcessorTime
    ) {
        self.host = host
        self.policy = policy
        self.example = example
        allowance = EvaluationAllowance(within: time)
    }

    /// The curve of a policy for an example.
    static func trace(
        _ policy: CompiledPolicy,
        host: PolicyHost,
        example: PolicyCurve.Example,
        within time: ProcessorTime
    ) -> PolicyCurve {
        var tracer = CurveTracer(host: host, policy: policy, example: example, within: time)
        tracer.sweep()
        return PolicyCurve(
            name: policy.name,
            version: policy.version,
            paid: example.paid,
            currency: example.currency,
            steps: tracer.edges.reversed(),
            isExact: tracer.isExact
        )
    }

    /// Every hour up to 60 days, then every day.
    private static let samples: [Int64] =
        Array(stride(from: PolicyCurve.span.lowerBound, to: 5_184_000, by: 3600))
        + Array(stride(from: 5_184_000, through: PolicyCurve.span.upperBound, by: 86_400))

    private mutating func sweep() {
        let possible = example.notices
        let samples = Self.samples.filter(possible.contains)
        var from = samples.first ?? possible.lowerBound
        var amount = ask(from)
        edges.append(PolicyCurve.Step(notice: from, amount: amount))
        for to in samples.dropFirst() {
            guard !allowance.isSpent, edges.count < Self.maximumSteps else {
                isExact = false
                return
            }
            let next = ask(to)
            // What was given up is not an answer: the curve ends before it.
            guard !allowance.isLate else {
                isExact = false
                return
            }
            findEdges(from: from, amount, to: to, next)
            from = to
            amount = next
        }
    }

    private mutating func findEdges(from: Int64, _ low: Int64?, to: Int64, _ high: Int64?) {
        guard low != high else { return }
        guard to - from > 1, !allowance.isSpent, edges.count < Self.maximumSteps else {
            if to - from > 1 { isExact = false }
            edges.append(PolicyCurve.Step(notice: to, amount: high))
            return
        }
        let middle = from + (to - from) / 2
        let amount = ask(middle)
        guard !allowance.isLate else {
            isExact = false
            edges.append(PolicyCurve.Step(notice: to, amount: high))
            return
        }
        findEdges(from: from, low, to: middle, amount)
        findEdges(from: middle, amount, to: to, high)
    }

    private mutating func ask(_ notice: Int64) -> Int64? {
        let booking = example.booking(notice: notice)
        if let whole = RefundRule.entitlement(paid: booking.paid, cancelledBy: booking.cancelledBy) { return whole }
        let status = booking.withPlainValues { host.run(policy, $0) }
        allowance.spend(host.result.pointee)
        return status == policy_ok ? host.result.pointee.entitlement : nil
    }
}

extension PolicyHost {
    /// What a policy gives back over the notice, for an example.
    ///
    /// Asks the policy about 1,800 times, less often when it is costly, and stops when `timeLimit` of processor time is
    /// over: the curve then says that it is not exact.
    public func curve(
        of policy: CompiledPolicy,
        for example: PolicyCurve.Example = .init(),
        timeLimit: Duration = PolicyHost.timeLimit
    ) -> PolicyCurve {
        CurveTracer.trace(policy, host: self, example: example, within: ProcessorTime(limit: timeLimit))
    }
}
