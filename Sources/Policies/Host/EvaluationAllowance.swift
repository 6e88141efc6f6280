import CPolicyHost

/// How much work may go into a sweep over a policy, so that a costly one cannot keep the machine.
///
/// Counted in instructions and bytes, not in time: a sweep covers the same on every machine.
struct EvaluationAllowance {
    private var instructions: Int64 = 1_000_000
    private var bytes: Int64 = 32 * 1024 * 1024

    var isSpent: Bool { instructions <= 0 || bytes <= 0 }

    /// Takes off what an evaluation used.
    mutating func spend(_ result: policy_result) {
        instructions -= result.instructions + 50
        bytes -= result.bytes
    }
}
