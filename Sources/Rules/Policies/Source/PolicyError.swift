/// Why a policy was refused, or gave no refund.
public struct PolicyError: Error, Hashable, Sendable {
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

        /// The source runs, but what it returns is not a policy.
        case shape

        /// More than 20,000 instructions.
        case instructions

        /// More than 256 KiB of memory.
        case memory

        /// The machine stalled for so long that the evaluation was given up, which says nothing about the policy.
        case deadline

        /// The script raised an error.
        case runtime

        /// What `refund` returned is not an entitlement: not an integer, or not 0 to `paid`.
        case result

        /// The booking cannot be: an amount or an instant out of its range.
        case booking
    }

    /// What kind of failure it is.
    public let code: Code

    /// For people: at most 500 characters of one line, without addresses or paths.
    public let message: String

    /// The line of the source, from 1, where one is known.
    public let line: Int?

    /// A failure with a message of any origin, which is cleaned and cut.
    public init(code: Code, message: String, line: Int? = nil) {
        self.code = code
        self.message = PlainText.oneLine(message, limit: 500)
        self.line = line
    }

    static func booking(_ message: String) -> PolicyError {
        PolicyError(code: .booking, message: message)
    }
}

extension PolicyError: CustomStringConvertible {
    /// `line 3: message`, or the message.
    public var description: String {
        line.map { "line \($0): \(message)" } ?? message
    }
}
