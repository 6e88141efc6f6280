/// What a mail server said last about a mail.
package struct SMTPReply: Sendable, Hashable {
    /// Such as 250, 451 or 550.
    package let code: Int
    /// The last line of the reply with its code; it may repeat addresses.
    package let line: String

    package init(code: Int, line: String) {
        self.code = code
        self.line = line
    }
}

extension SMTPReply: CustomStringConvertible {
    /// The code alone: the line may be personal.
    package var description: String { "\(code)" }
}
