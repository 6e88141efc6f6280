import CalendarAPIs
import HTTPTransport

/// The document of an answer that is not a success.
struct ErrorBody: Decodable {
    let error: Content

    struct Content: Decodable {
        let code: String?
        let existingEvent: String?

        private enum CodingKeys: String, CodingKey {
            case code
            case existingEvent = "@event.existingEventId"
        }
    }
}

extension CalendarAPIError {
    /// What an answer that is not a success says.
    init(graph response: HTTPResponse) {
        let body = response.failureBody(as: ErrorBody.self)?.error
        let retryAfter = response.secondsToWait
        switch (response.status, body?.code) {
        // It comes as either status.
        case (400, "ErrorDuplicateTransactionId"), (409, "ErrorDuplicateTransactionId"):
            self.init(.duplicate, "has made this event already", existingEvent: body?.existingEvent)
        case (400..<500, "syncStateNotFound"), (400..<500, "resyncRequired"), (410, _):
            self.init(.tokenExpired, "does not know any more what changed")
        case (401, _): self.init(.unauthorized, "does not accept the access token")
        case (403, _), (404, "MailboxNotEnabledForRESTAPI"):
            self.init(.forbidden, "does not allow this, or the account has no calendars")
        case (404, _): self.init(.missing, "does not have this calendar, or this event")
        case (409, _), (412, _): self.init(.changed, "has another version")
        case (429, _): self.init(.quota, "was asked too often", retryAfter: retryAfter)
        case (408, _), (500..., _):
            self.init(.unavailable, "answered \(response.status)", retryAfter: retryAfter)
        default: self.init(.refused, "answered \(response.status)")
        }
    }
}
