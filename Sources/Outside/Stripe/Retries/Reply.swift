import HTTPTransport

/// What one try of a call came to.
enum Reply: Sendable {
    case answered(HTTPResponse)
    case failed(HTTPError)

    /// Whether Stripe can have done what was asked without our knowing it.
    var mayHaveActed: Bool {
        switch self {
        case .answered(let response): response.status >= 500
        case .failed(let error): error.delivery == .outcomeUnknown
        }
    }
}
