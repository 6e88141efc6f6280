import CPolicyHost

/// Finds the branches of a policy to which no booking of the sweep comes.
enum BranchCoverage {
    /// A stretch of code that never ran.
    struct Gap: Equatable {
        /// The line of the source, from 1.
        let line: Int

        /// How it begins.
        let text: String
    }

    /// The most gaps that are told.
    private static let maximumGaps = 3

    /// The gaps in order; `nil` where the policy is too costly to try everything.
    static func gaps(in policy: CompiledPolicy, within time: ProcessorTime) -> [Gap] {
        let branches = BranchLines(policy.source)
        let source = PolicySource(branches.bytes)
        var code = [UInt8](repeating: 0, count: branches.lines.count)
        let status = source.bytes.withUnsafeBytes { bytes in
            policy_code_lines(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                bytes.count,
                &code,
                code.count
            )
        }
        let split = CompiledPolicy(name: policy.name, description: policy.description, source: source)
        guard status == policy_ok, let reached = reachedLines(of: split, count: code.count, within: time) else {
            return []
        }
        return gaps(code: code, reached: reached, branches)
    }

    private static func gaps(code: [UInt8], reached: [UInt8], _ branches: BranchLines) -> [Gap] {
        var gaps: [Gap] = []
        var isWithin = false
        for index in code.indices where code[index] == 1 && gaps.count < maximumGaps {
            let isGap = reached[index] == 0
            if isGap, !isWithin { gaps.append(Gap(line: branches.lines[index], text: branches.text(of: index + 1))) }
            isWithin = isGap
        }
        return gaps
    }

    /// For each line, 1 where it ran; `nil` where not everything could be tried.
    private static func reachedLines(
        of policy: CompiledPolicy,
        count: Int,
        within time: ProcessorTime
    ) -> [UInt8]? {
        let host = PolicyHost()
        var allowance = EvaluationAllowance(within: time)
        let marks = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: count)
        marks.initialize(repeating: 0)
        defer { marks.deallocate() }
        host.trace(marks)
        for situation in SweepSituation.all {
            for notice in SweepSituation.notices {
                guard !allowance.isSpent else { return nil }
                _ = situation.booking(notice: notice).withPlainValues { host.run(policy, $0) }
                allowance.spend(host.result.pointee)
            }
        }
        return Array(marks)
    }
}
