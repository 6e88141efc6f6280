/// How many candidate dates may still be looked at, by one rule and by all of a file.
internal struct StepBudget {
    private let perRule: Int
    private var left: Int
    private var ruleLeft: Int

    internal init(_ limits: CalendarLimits) {
        perRule = limits.stepsPerRule
        left = limits.steps
        ruleLeft = perRule
    }

    /// Whether the file may take no more work at all.
    internal var isSpent: Bool { left <= 0 }

    internal mutating func beginRule() { ruleLeft = perRule }

    /// Whether so many steps could still be paid; they are paid.
    internal mutating func spend(_ steps: Int) -> Bool {
        ruleLeft -= steps
        left -= steps
        return ruleLeft >= 0 && left >= 0
    }
}
