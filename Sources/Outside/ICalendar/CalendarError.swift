/// Why a calendar file was refused as a whole.
///
/// Whoever keeps busy time from an earlier reading must keep it then: a refused file does not say that nothing is busy.
public struct CalendarError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of refusal it is; errors are told apart by this.
    public enum Code: Hashable, Sendable {
        /// Nothing but white space.
        case empty
        /// More bytes, events or instances than the limits allow, or more work.
        case tooLarge
        /// Text in an encoding other than UTF-8.
        case wrongEncoding
        /// No VCALENDAR, as in an error page.
        case notACalendar
        /// The end is missing.
        case truncated
        /// Components that are closed in another order than they were opened, or lie too deep.
        case wrongNesting
    }

    /// What kind of refusal it is.
    public let code: Code

    /// What was refused, in one sentence.
    public let message: String

    /// The message.
    public var description: String { message }

    internal init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
