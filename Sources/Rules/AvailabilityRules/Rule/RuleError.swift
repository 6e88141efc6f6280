import Policies

/// Why a rule was refused, or why it could not decide on a slot.
///
/// A slot that a rule fails for is not offered.
public struct RuleError: Error, Hashable, Sendable {
    /// What kind of failure it is.
    ///
    /// The raw values are stable and go over the wire.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// The source is longer than `PolicySource.maximumSize`.
        case sourceTooLarge = "source_too_large"

        /// The source is not UTF-8 text, or holds control characters or compiled code.
        case notText = "not_text"

        /// The source is not Lua 5.4.
        case syntax

        /// The source runs, but what it returns is not a rule.
        case shape

        /// More instructions than a slot, or the start of the script, may take.
        case instructions

        /// More memory than a slot, or the start of the script, may take.
        case memory

        /// The machine stalled for so long that the evaluation was given up, which says nothing about the rule.
        case deadline

        /// The script raised an error.
        case runtime

        /// What `allow` or `price` returned is not an answer.
        case result

        /// The slots of one query took more instructions together than a query may.
        case query
    }

    /// What kind of failure it is.
    public let code: Code

    /// For people: at most 500 characters of one line, without addresses or paths.
    public let message: String

    /// The line of the source, from 1, where one is known.
    public let line: Int?

    /// The name of the rule that failed; `nil` if the source did not get so far as to have one.
    public let rule: String?

    /// A failure with a message of any origin, which is cleaned and cut.
    public init(code: Code, message: String, line: Int? = nil, rule: String? = nil) {
        self.code = code
        self.message = PlainText.oneLine(message, limit: 500)
        self.line = line
        self.rule = rule
    }
}

extension RuleError: CustomStringConvertible {
    /// `rule "Evenings": line 3: message`, without the parts that are not known.
    public var description: String {
        let place = line.map { "line \($0): \(message)" } ?? message
        return rule.map { "rule \(quoted($0)): \(place)" } ?? place
    }
}
