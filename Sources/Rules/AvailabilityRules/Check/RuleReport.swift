public import Policies

/// What a check found out about an availability rule.
public struct RuleReport: Hashable, Sendable {
    /// One thing to know, with an example where that helps.
    public struct Finding: Hashable, Sendable {
        /// A stable name: the code of a ``RuleError`` or of a ``Warning``.
        public let code: String

        /// For people.
        public let message: String

        /// The line of the source, from 1, where one is known.
        public let line: Int?
    }

    /// What makes a rule doubtful, though it can be used.
    public enum Warning: String, Hashable, Sendable, CaseIterable {
        /// No slot that was tried is allowed.
        case neverAllows = "never_allows"

        /// All slots that were tried are allowed, and the rule sets no prices.
        case noEffect = "no_effect"

        /// The rule fails for some slots, which are then not offered.
        case failsSometimes = "fails_sometimes"

        /// A name that nothing defines.
        case undefinedName = "undefined_name"

        /// An operator that this Lua may compute wrongly.
        case doubtfulOperator = "doubtful_operator"

        /// Slots cost so much that long ranges have to be asked for in parts.
        case costly
    }

    /// The most that was used of what the script may use.
    public struct Budget: Hashable, Sendable {
        /// Bytes of the source, of at most 16,384.
        public let sourceSize: Int

        /// Instructions until the script returned, of at most 20,000.
        public let startInstructions: Int

        /// Instructions for one slot, of at most 2,000.
        public internal(set) var instructions = 0

        /// Bytes of memory for one slot, of at most 65,536.
        public internal(set) var bytes = 0
    }

    /// The rule, if the source is one.
    public let rule: AvailabilityRule?

    /// The content hash of the source.
    public let version: PolicyVersion

    /// Why the source cannot be used as a rule; empty when it can.
    public internal(set) var errors: [Finding] = []

    /// What a provider should look at before using it.
    public internal(set) var warnings: [Finding] = []

    /// The fields of the slot that were read for any of the slots that were tried.
    public internal(set) var reads: [String] = []

    /// What the costliest evaluation used.
    public internal(set) var budget: Budget

    /// How many slots were tried.
    public internal(set) var slots = 0

    /// How many of them were allowed.
    public internal(set) var allowed = 0

    /// The rule's own reasons for refusals, in the order of their bytes; at most twenty.
    public internal(set) var reasons: [String] = []

    /// Whether the source can be used as a rule.
    public var isValid: Bool { errors.isEmpty }

    mutating func warn(_ warning: Warning, _ message: String, line: Int? = nil) {
        warnings.append(Finding(code: warning.rawValue, message: PlainText.oneLine(message, limit: 700), line: line))
    }
}
