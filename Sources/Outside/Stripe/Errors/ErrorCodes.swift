/// What an error of Stripe's means, from its status, code and type.
enum ErrorCodes {
    /// Statuses that say it all come first, then the code, then the type and the status of a code that is new.
    static func outcome(status: Int, code: String?, type: String?) -> StripeOutcome {
        switch status {
        case 401: .refused(.credentials)
        case 408: .unknown
        case 409, 429: .retryLater
        case 500...: .unknown
        default:
            code.flatMap { ErrorCodeTable.outcomes[$0] } ?? fallback(status: status, type: type)
        }
    }

    private static func fallback(status: Int, type: String?) -> StripeOutcome {
        switch (type, status) {
        // The key stands for a call with other parameters, whose answer we never had.
        case ("idempotency_error", _): .unknown
        case ("card_error", _), (_, 402): .refused(.payer)
        case ("api_error", _): .unknown
        case (_, 403): .refused(.permission)
        case ("invalid_request_error", 404): .refused(.notFound)
        default: .bug
        }
    }
}
