/// How much work each policy may put into a chunk.
///
/// Counted in instructions and per chunk, so that a simulation ends at the same row for any number of cores.
struct WorkAllowance {
    /// What a policy may take for the first rows of a chunk, however many those are.
    private static let start: Int64 = 1_000_000

    private let perRow: Int64
    private var left: [Int64]

    /// The place of the first policy that took too much.
    private(set) var exceeding: Int?

    init(perRow: Int, policyCount: Int) {
        self.perRow = Int64(perRow)
        left = Array(repeating: Self.start, count: policyCount)
    }

    /// Takes off what the evaluation of a row used.
    mutating func spend(_ instructions: Int64, policy: Int) {
        left[policy] += perRow - instructions
        if left[policy] < 0, exceeding == nil { exceeding = policy }
    }
}
