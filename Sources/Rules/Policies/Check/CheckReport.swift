/// What a check found out about a script.
public struct CheckReport: Hashable, Sendable {
    /// One thing to know, with an example where that helps.
    public struct Finding: Hashable, Sendable {
        /// A stable name: the code of a `PolicyError`, or of a `CheckReport.Warning`, or `CheckReport.tooSlow`.
        public let code: String

        /// For people.
        public let message: String

        /// The line of the source, from 1, where one is known.
        public let line: Int?
    }

    /// What makes a policy doubtful, though it can be used.
    public enum Warning: String, Hashable, Sendable, CaseIterable {
        /// The refund is larger for a shorter notice than for a longer one.
        case risingRefund = "rising_refund"

        /// No notice, amount or initiator gives a refund.
        case neverPays = "never_pays"

        /// A cancellation after the start gives a refund.
        case paysAfterStart = "pays_after_start"

        /// The notice makes no difference.
        case ignoresNotice = "ignores_notice"

        /// A name that nothing defines.
        case undefinedName = "undefined_name"

        /// The policy fails for some bookings.
        case failsSometimes = "fails_sometimes"

        /// An operator that this Lua may compute wrongly.
        case doubtfulOperator = "doubtful_operator"

        /// A branch to which no booking comes.
        case unreached

        /// The policy is so costly that only a part of the check was made.
        case costly
    }

    /// The code of the finding that refuses a script because the check did not come through in its time.
    public static let tooSlow = "too_slow"

    /// The most that was used of what an evaluation may use.
    public struct Budget: Hashable, Sendable {
        /// Bytes of the source, of at most 16,384.
        public let sourceSize: Int

        /// Instructions, of at most 20,000.
        public internal(set) var instructions: Int

        /// Bytes of memory, of at most 262,144.
        public internal(set) var bytes: Int
    }

    /// The policy, if the source is one.
    public let policy: CompiledPolicy?

    /// The content hash of the source.
    public let version: PolicyVersion

    /// Why the source cannot be used as a policy; empty when it can.
    public internal(set) var errors: [Finding]

    /// What a provider should look at before using it.
    public internal(set) var warnings: [Finding]

    /// The fields of the booking that `refund` read for any of the bookings that were tried.
    public internal(set) var reads: [String] = []

    /// What a client would be told, one sentence each.
    public internal(set) var summary: [String] = []

    /// What the costliest evaluation used.
    public internal(set) var budget: Budget

    /// How many times `refund` was called.
    public internal(set) var evaluations = 0

    /// Whether the source can be used as a policy.
    public var isValid: Bool { errors.isEmpty }

    mutating func warn(_ warning: Warning, _ message: String, line: Int? = nil) {
        warnings.append(
            Finding(code: warning.rawValue, message: PlainText.oneLine(message, limit: 700), line: line)
        )
    }
}
