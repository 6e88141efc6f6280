/// What became of the deliveries that an endpoint was sent in one go.
package struct WebhookTurn: Sendable {
    /// The endpoint as it is now; `nil` if it was removed meanwhile.
    package private(set) var endpoint: WebhookEndpoint?

    /// How many deliveries were taken.
    package private(set) var taken = 0

    /// Why the last delivery was not taken; `nil` if all were.
    package private(set) var failure: String?

    init(endpoint: WebhookEndpoint) {
        self.endpoint = endpoint
    }

    mutating func note(_ outcome: WebhookOutcome, _ endpoint: WebhookEndpoint?) {
        self.endpoint = endpoint
        switch outcome {
        case .taken: taken += 1
        case .failed(let reason): failure = reason.message
        case .lost(let reason): failure = reason
        }
    }
}
