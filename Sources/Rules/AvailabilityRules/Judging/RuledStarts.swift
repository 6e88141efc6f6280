/// The starts that a rule leaves of those it was asked about.
public struct RuledStarts: Hashable, Sendable {
    /// In the order in which they were asked about.
    public internal(set) var starts: [Int64] = []

    /// The price of each start in minor units; empty if the rule sets none.
    public internal(set) var prices: [Int64] = []

    /// How many starts the rule refused.
    public internal(set) var refusals = 0

    /// How many starts are missing because the rule failed for them.
    public internal(set) var failures = 0

    /// What the first of the failures was.
    public internal(set) var firstFailure: RuleError?

    /// What any of the verdicts rests on.
    public internal(set) var reads = RuleReads()
}
