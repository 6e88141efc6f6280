package import HTTPTransport

/// Why Microsoft did not do what it was asked for; messages hold no token and no content.
package struct GraphError: Error, Sendable, CustomStringConvertible {
    package let code: Code

    /// A predicate about Microsoft.
    package let message: String

    /// Seconds after which Microsoft wants to be asked again, if it says so.
    package let retryAfter: Int64?

    /// The event that was made by an earlier request of the same transaction, if Microsoft tells it.
    package let existingEvent: String?
    package let cause: HTTPError?

    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// The access token is not accepted: a new one may be.
        case unauthorized

        /// The account may not do this, or has no calendars.
        case forbidden

        /// The calendar or the event does not exist.
        case missing

        /// An earlier request of the same transaction has made the event.
        case duplicate

        /// The event is another version by now.
        case changed

        /// Microsoft does not know any more what changed since then.
        case tokenExpired

        /// This server, or the account, has asked too often.
        case quota

        /// Microsoft did not answer, or answered that it cannot now; whether it acted is not known.
        case unavailable

        /// Microsoft does not accept the request.
        case refused

        /// The answer is not one of this service.
        case badAnswer
    }

    package var description: String { message }

    init(
        _ code: Code,
        _ message: String,
        retryAfter: Int64? = nil,
        existingEvent: String? = nil,
        cause: HTTPError? = nil
    ) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
        self.existingEvent = existingEvent
        self.cause = cause
    }
}

extension GraphError {
    init(_ error: HTTPError) {
        switch error.code {
        case .bodyTooLarge: self.init(.badAnswer, "sent more than is taken", cause: error)
        default: self.init(.unavailable, "does not answer: \(error.message)", cause: error)
        }
    }
}
