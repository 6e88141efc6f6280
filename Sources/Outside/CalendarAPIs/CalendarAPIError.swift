package import HTTPTransport

/// Why a calendar service did not do what it was asked for; messages hold no token and no content.
package struct CalendarAPIError: Error, Sendable, CustomStringConvertible {
    package let code: Code

    /// A predicate about the service.
    package let message: String

    /// Seconds after which the service wants to be asked again, if it says so.
    package let retryAfter: Int64?

    /// The event that an earlier request has made, if the service tells it.
    package let existingEvent: String?
    package let cause: HTTPError?

    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// The access token is not accepted: a new one may be.
        case unauthorized

        /// The account may not do this, or has no calendars.
        case forbidden

        /// The calendar or the event does not exist.
        case missing

        /// The event is deleted already.
        case deleted

        /// An event of this name exists, or existed.
        case duplicate

        /// The event is another version by now.
        case changed

        /// The service does not know any more what changed since then.
        case tokenExpired

        /// This server, or the account, has asked too often.
        case quota

        /// The service did not answer, or answered that it cannot now; whether it acted is not known.
        case unavailable

        /// The service does not accept the request.
        case refused

        /// The answer is not one of this service.
        case badAnswer
    }

    package var description: String { message }

    package init(
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

extension CalendarAPIError {
    init(_ error: HTTPError) {
        switch error.code {
        case .bodyTooLarge: self.init(.badAnswer, "sent more than is taken", cause: error)
        default: self.init(.unavailable, "does not answer: \(error.message)", cause: error)
        }
    }

    /// A list has more pages than any can have.
    package static let endless = CalendarAPIError(.badAnswer, "sends a list without an end")
}
