/// What one search may still compute.
struct SearchBudget {
    /// How many ranges of time may still be looked through for a first start.
    private(set) var ranges: Int

    /// Counts one range.
    ///
    /// Throws ``SearchError/tooBroad`` beyond the budget, and `CancellationError`.
    mutating func spend() throws {
        guard ranges > 0 else { throw SearchError.tooBroad }
        ranges -= 1
        // Some services have much to look through, so that counting providers would not be enough.
        if ranges.isMultiple(of: Self.stride) { try Task.checkCancellation() }
    }

    /// Counts what an availability rule took.
    mutating func spend(instructions: Int64) throws {
        for _ in 0..<(instructions / Self.instructionsPerRange) { try spend() }
    }

    /// About as many instructions of a rule as looking through a range takes time.
    private static let instructionsPerRange: Int64 = 100

    /// How much is done before a cancellation is looked for.
    static let stride = 256
}
