import CalendarAPIs
import HTTPTransport

/// The document of an answer that is not a success.
struct ErrorBody: Decodable {
    let error: Content

    struct Content: Decodable {
        let errors: [Reason]?
    }

    struct Reason: Decodable {
        let domain: String?
        let reason: String?
    }
}

extension CalendarAPIError {
    /// What an answer that is not a success says.
    init(google response: HTTPResponse) {
        let reason = response.failureBody(as: ErrorBody.self)?.error.errors?.first
        let retryAfter = response.secondsToWait
        let said = "answered \(response.status)"
        switch (response.status, reason?.reason) {
        case (401, _): self.init(.unauthorized, "does not accept the access token")
        case (403, _) where reason?.isQuota == true, (429, _):
            self.init(.quota, "was asked too often", retryAfter: retryAfter)
        case (403, _): self.init(.forbidden, "does not allow this")
        case (404, _): self.init(.missing, "does not have this calendar, or this event")
        case (409, _): self.init(.duplicate, "has an event of this id")
        case (410, "fullSyncRequired"), (410, "updatedMinTooLongAgo"):
            self.init(.tokenExpired, "does not know any more what changed")
        case (410, _): self.init(.deleted, "has deleted this")
        case (412, _): self.init(.changed, "has another version")
        case (408, _), (500..., _): self.init(.unavailable, said, retryAfter: retryAfter)
        default: self.init(.refused, said)
        }
    }
}

extension ErrorBody.Reason {
    /// Whether a limit of requests is used up, which a 403 can mean too.
    fileprivate var isQuota: Bool {
        domain == "usageLimits"
            || ["rateLimitExceeded", "userRateLimitExceeded", "calendarUsageLimits", "quotaExceeded"]
                .contains(reason)
    }
}
