/// The data of an event about a webhook endpoint that was paused because it does not work.
package struct WebhookEventData: Codable, Hashable, Sendable {
    package let endpointID: String

    /// Scheme, host and port of the address, without its path, which may hold a secret.
    package let origin: String
    package let reason: Reason

    package init(endpointID: String, origin: String, reason: Reason) {
        self.endpointID = endpointID
        self.origin = origin
        self.reason = reason
    }

    package enum Reason: String, Codable, Sendable {
        /// It accepted nothing for three days.
        case failing

        /// It answered that it is gone.
        case gone
    }

    private enum CodingKeys: String, CodingKey {
        case origin, reason
        case endpointID = "endpoint_id"
    }
}
