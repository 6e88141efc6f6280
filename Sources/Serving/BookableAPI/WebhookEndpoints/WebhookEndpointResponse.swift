import Bookings
import Webhooks

/// An endpoint as its provider and admins are shown it; its secret only when it is made.
struct WebhookEndpointResponse: Encodable {
    private let endpoint: WebhookEndpoint
    private let secret: WebhookSecret?

    init(_ endpoint: WebhookEndpoint, secret: WebhookSecret? = nil) {
        self.endpoint = endpoint
        self.secret = secret
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(endpoint.id.rawValue, forKey: .id)
        try container.encode(endpoint.provider.rawValue, forKey: .provider)
        try container.encode(endpoint.url.text, forKey: .url)
        try container.encode(endpoint.description, forKey: .description)
        try container.encode(endpoint.kindNames, forKey: .events)
        switch endpoint.status {
        case .active:
            try container.encode("active", forKey: .status)
            try container.encodeNil(forKey: .pauseReason)
        case .paused(let reason):
            try container.encode("paused", forKey: .status)
            try container.encode(reason.rawValue, forKey: .pauseReason)
        }
        try container.encode(endpoint.failingSince.map(WireInstant.init), forKey: .failingSince)
        try container.encode(endpoint.succeededAt.map(WireInstant.init), forKey: .succeededAt)
        try container.encode(endpoint.problem, forKey: .problem)
        try container.encode(endpoint.former.map { WireInstant($0.until) }, forKey: .formerSecretUntil)
        try container.encode(WireInstant(endpoint.createdAt), forKey: .createdAt)
        try container.encode(WireInstant(endpoint.updatedAt), forKey: .updatedAt)
        try container.encodeIfPresent(secret?.text, forKey: .secret)
    }

    private enum CodingKeys: String, CodingKey {
        case id, url, description, events, status, problem, secret
        case provider = "provider_id"
        case pauseReason = "pause_reason"
        case failingSince = "failing_since"
        case succeededAt = "succeeded_at"
        case formerSecretUntil = "former_secret_until"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }
}

/// All endpoints of a provider, which are few.
struct WebhookEndpointListResponse: Encodable {
    let items: [WebhookEndpointResponse]
}
