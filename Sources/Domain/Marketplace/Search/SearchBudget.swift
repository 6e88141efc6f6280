import Bookings

/// What one search may still compute.
struct SearchBudget {
    /// How many ranges of time may still be looked through for a first start.
    private(set) var ranges: Int

    /// How many instructions of availability rules may still run.
    private var instructions: Int64 = 20_000_000

    init(ranges: Int) {
        self.ranges = ranges
    }

    /// Counts one range.
    ///
    /// Throws ``SearchError/tooBroad`` beyond the budget, and `CancellationError`.
    mutating func spend() throws {
        guard ranges > 0 else { throw SearchError.tooBroad }
        ranges -= 1
        // Some services have much to look through, so that counting providers would not be enough.
        if ranges.isMultiple(of: Self.stride) { try Task.checkCancellation() }
    }

    /// Lends what one offer's rule may take of the instructions that are left, and counts what it took.
    ///
    /// Once none are left, offers with a rule have no start that can be told; all others are found as before.
    mutating func withRules<Result>(
        _ body: (inout SearchBudget, inout RuleBudget) throws -> Result
    ) rethrows -> Result {
        var rules = RuleBudget(instructions: min(RuleBudget.ofOneOffer, instructions))
        defer { instructions -= min(rules.spent, instructions) }
        return try body(&self, &rules)
    }

    /// How much is done before a cancellation is looked for.
    static let stride = 256
}
