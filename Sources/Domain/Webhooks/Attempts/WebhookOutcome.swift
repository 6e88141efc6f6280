/// How an attempt at a delivery ended.
enum WebhookOutcome: Sendable {
    /// The endpoint answered with such a status of 2xx.
    case taken(answer: Int)
    case failed(WebhookFailure)

    /// There is nothing to send any more, for such a reason.
    case lost(String)
}

/// Why an endpoint did not take an event.
struct WebhookFailure: Error, Sendable {
    /// For its provider; tells nothing of the network that the server is in.
    let message: String

    /// The HTTP status; `nil` if there was no answer.
    var answer: Int?

    /// How long the endpoint asked to be left alone, in seconds.
    var retryAfter: Int64?

    /// Whether the endpoint said that it is gone for good.
    var isFinal: Bool { answer == 410 }
}
