import CalDAV

/// Why an event could not be written.
struct OutgoingFailure: Error, Sendable {
    /// A sentence without secrets and personal data.
    let reason: String

    /// Whether trying again can help, if only after its provider has put something right.
    let isPassing: Bool

    /// Seconds after which to try again, if the calendar's server says so.
    var retryAfter: Int64?
}

extension OutgoingFailure {
    /// What follows from an error of a calendar's server, or of the way there.
    init(_ error: any Error) {
        switch error {
        case let failure as OutgoingFailure: self = failure
        case let error as CalDAVError:
            self.init(reason: "The server \(error.message).", isPassing: true, retryAfter: error.retryAfter)
        case GatewayError.postponed(let seconds):
            self.init(reason: "The service is asked later.", isPassing: true, retryAfter: seconds)
        case GatewayError.service(let error):
            self.init(reason: "The service \(error.message).", isPassing: true, retryAfter: error.retryAfter)
        case GatewayError.account(let failure):
            self.init(reason: CalendarProblem(failure).message, isPassing: true)
        default: self.init(reason: "The calendar's address cannot be read, or the database failed.", isPassing: true)
        }
    }
}
