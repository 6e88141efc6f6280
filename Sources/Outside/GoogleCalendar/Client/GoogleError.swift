package import HTTPTransport

/// Why Google did not do what it was asked for; messages hold no token and no content.
package struct GoogleError: Error, Sendable, CustomStringConvertible {
    package let code: Code

    /// A predicate about Google.
    package let message: String

    /// Seconds after which Google wants to be asked again, if it says so.
    package let retryAfter: Int64?
    package let cause: HTTPError?

    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// The access token is not accepted: a new one may be.
        case unauthorized

        /// The account may not do this.
        case forbidden

        /// The calendar or the event does not exist.
        case missing

        /// The event is deleted already.
        case deleted

        /// An event of this id exists, or existed.
        case duplicate

        /// The event is another version by now.
        case changed

        /// Google does not know any more what changed since then.
        case tokenExpired

        /// This server, or the account, has asked too often.
        case quota

        /// Google did not answer, or answered that it cannot now; whether it acted is not known.
        case unavailable

        /// Google does not accept the request.
        case refused

        /// The answer is not one of this service.
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

extension GoogleError {
    init(_ error: HTTPError) {
        switch error.code {
        case .bodyTooLarge: self.init(.badAnswer, "sent more than is taken", cause: error)
        default: self.init(.unavailable, "does not answer: \(error.message)", cause: error)
        }
    }
}
