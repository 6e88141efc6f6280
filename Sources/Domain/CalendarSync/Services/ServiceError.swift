import CalendarAPIs

/// Why a service did not do what it was asked for.
struct ServiceError: Error, Sendable {
    let code: Code

    /// A predicate about the service.
    let message: String

    /// Seconds after which the service wants to be asked again, if it says so.
    let retryAfter: Int64?

    enum Code: Hashable, Sendable {
        /// The access token is not accepted.
        case unauthorized

        /// The account may not do this.
        case denied

        /// The calendar does not exist.
        case missing

        /// This server, or the account, has asked too often.
        case quota

        /// The service cannot answer now, or not in a way that is understood.
        case unavailable
    }
}

extension ServiceError {
    init(_ error: CalendarAPIError) {
        let code: Code =
            switch error.code {
            case .unauthorized: .unauthorized
            case .forbidden: .denied
            case .missing, .deleted: .missing
            case .quota: .quota
            case .duplicate, .changed, .tokenExpired, .unavailable, .refused, .badAnswer: .unavailable
            }
        self.init(code: code, message: error.message, retryAfter: error.retryAfter)
    }
}
