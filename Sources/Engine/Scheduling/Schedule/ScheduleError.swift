/// Why a schedule or the rules of a service were refused.
public struct ScheduleError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of refusal it is; errors are told apart by this.
    public enum Code: Hashable, Sendable {
        /// A day of the week is not 0 … 6.
        case dayOfWeekOutOfRange
        /// Hours begin at 24:00, which is the next date's 00:00.
        case startsAtEndOfDay
        /// A date is closed and has another exception as well.
        case contradictoryExceptions
        /// Two exceptions of one kind on one date share time.
        case overlappingExceptions
        /// A number of a service's rules is out of bounds.
        case valueOutOfRange
    }

    /// What kind of refusal it is.
    public let code: Code

    /// What was refused and what would do, in one sentence.
    public let message: String

    /// The message.
    public var description: String { message }

    /// The part of the input that was refused, such as `exceptions[3].custom_start` or `duration_minutes`.
    public let field: String

    internal init(_ code: Code, field: String, message: String) {
        self.code = code
        self.field = field
        self.message = message
    }
}
