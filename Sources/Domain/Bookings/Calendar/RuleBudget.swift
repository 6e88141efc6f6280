import AvailabilityRules

/// How many instructions of an availability rule one query may take.
package struct RuleBudget: Sendable {
    var instructions: Int64
    private let total: Int64

    /// That of a list of slots.
    package init() {
        self.init(instructions: RuleHost.queryLimit)
    }

    /// That of one service among many, such as in a search.
    package init(instructions: Int64) {
        self.instructions = instructions
        total = instructions
    }

    /// How many it has taken.
    package var spent: Int64 { total - instructions }
}

/// That the starts of one query take more instructions of the availability rule than it may.
package struct RuleBudgetError: Error, Sendable {
    package let message: String
}

/// That too many wait for what a provider's availability rule says.
package struct RuleQueueError: Error, Sendable {}
