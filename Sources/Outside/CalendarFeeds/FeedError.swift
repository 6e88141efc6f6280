package import HTTPTransport

/// Why a calendar could not be fetched; its message never holds the address.
package struct FeedError: Error, Sendable, CustomStringConvertible {
    package let code: Code

    /// A predicate about the address, the server or its answer.
    package let message: String

    /// Seconds after which the server wants to be asked again, if it says so.
    package let retryAfter: Int64?
    package let cause: HTTPError?

    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// The address, or one that it leads to, is not one that may be fetched.
        case badAddress = "bad_address"

        /// The server does not let us in.
        case denied

        /// There is nothing at the address.
        case missing

        /// The file has more bytes than are taken.
        case tooLarge = "too_large"

        /// The server did not answer, or answered that it cannot now.
        case unavailable
    }

    package var description: String { message }

    package init(_ code: Code, _ message: String, retryAfter: Int64? = nil, cause: HTTPError? = nil) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
        self.cause = cause
    }
}
