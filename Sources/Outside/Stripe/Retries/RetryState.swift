import HTTPTransport

/// Decides after each try of a call whether and when it is made again.
///
/// It knows neither clock nor chance. Stripe's word in `Stripe-Should-Retry` counts first. Without it: lost connections, 409, 429 and 5xx are tried again,
/// nothing else.
struct RetryState: Sendable {
    private let rule: RetryRule
    private(set) var attempts = 0

    init(_ rule: RetryRule) {
        self.rule = rule
    }

    /// What to do after a reply, with `random` from 0 to 1.
    mutating func next(after reply: Reply, random: Double) -> Decision {
        guard attempts < rule.retries, Self.isRetryable(reply) else { return .giveUp }
        let wait = rule.wait(attempt: attempts + (reply.isRateLimited ? 1 : 0), random: random)
        attempts += 1
        guard let asked = reply.retryAfter, asked > wait else { return .wait(wait) }
        // Sooner than asked would be refused again, and later than our longest is for the caller to wait.
        return asked <= rule.longestWait ? .wait(asked) : .giveUp
    }

    private static func isRetryable(_ reply: Reply) -> Bool {
        switch reply {
        case .answered(let response):
            if let word = response.headers["Stripe-Should-Retry"] { return word == "true" }
            // A kept answer stays as it is.
            if response.headers["Idempotent-Replayed"] == "true" { return false }
            return response.status == 409 || response.status == 429 || response.status >= 500
        case .failed(let error):
            return switch error.code {
            case .unknownHost, .unreachable, .timeout, .connectionLost: true
            case .invalidRequest, .insecure, .busy, .closed, .cancelled, .tls, .bodyTooLarge, .headerTooLarge,
                .tooManyRedirects, .badResponse, .forbiddenAddress, .other:
                false
            }
        }
    }

    enum Decision: Sendable, Hashable {
        case wait(Duration)
        case giveUp
    }
}

extension Reply {
    /// What the answer says to wait; whole seconds, dates are not read.
    var retryAfter: Duration? {
        guard case .answered(let response) = self, let text = response.headers["Retry-After"],
            let seconds = UInt32(text)
        else { return nil }
        return .seconds(seconds)
    }

    var isRateLimited: Bool {
        guard case .answered(let response) = self else { return false }
        return response.status == 429
    }
}
