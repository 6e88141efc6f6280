import CPolicyHost

/// How much work may go into a sweep over a policy, so that a costly one cannot keep the machine.
///
/// Counted in instructions and bytes: a sweep covers the same on every machine. Processor time bounds it as well, far
/// beyond what that work takes, for a script that is slow in a way that is not counted.
struct EvaluationAllowance {
    private var instructions: Int64 = 1_000_000
    private var bytes: Int64 = 32 * 1024 * 1024
    private let time: ProcessorTime

    /// Whether the processor time ran out, or a single evaluation took so long that the host gave it up.
    private(set) var isLate = false

    init(within time: ProcessorTime) {
        self.time = time
    }

    var isSpent: Bool { instructions <= 0 || bytes <= 0 || isLate }

    /// Takes off what an evaluation used.
    mutating func spend(_ result: policy_result) {
        instructions -= result.instructions + 50
        bytes -= result.bytes
        isLate = isLate || result.status == policy_deadline || time.isOver
    }
}
