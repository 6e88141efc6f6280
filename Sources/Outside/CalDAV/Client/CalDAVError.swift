package import HTTPTransport

/// Why a server of calendars did not do what it was asked for; messages hold no password and no content.
package struct CalDAVError: Error, Sendable, CustomStringConvertible {
    package let code: Code

    /// A predicate about the server.
    package let message: String

    /// Seconds after which the server wants to be asked again, if it says so.
    package let retryAfter: Int64?
    package let cause: HTTPError?

    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// An address is not one that may be asked.
        case badAddress

        /// The login is not accepted any more.
        case denied

        /// The login does not allow this.
        case forbidden

        /// What was asked for is not there.
        case missing

        /// What was to be changed is another version by now, or is there already.
        case changed

        /// The calendar has the same event under another name.
        case duplicate

        /// The server does not know any more what changed since then.
        case tokenExpired

        /// The server did not answer, or answered that it cannot now.
        case unavailable

        /// The answer is not one of CalDAV.
        case badAnswer
    }

    package var description: String { message }

    init(_ code: Code, _ message: String, retryAfter: Int64? = nil, cause: HTTPError? = nil) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
        self.cause = cause
    }
}
