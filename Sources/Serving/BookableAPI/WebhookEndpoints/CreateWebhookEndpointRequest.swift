import Bookings
import Policies
import Webhooks
import WireFormat

/// The body of `POST /v1/webhook-endpoints`.
struct CreateWebhookEndpointRequest: Decodable {
    let provider: ProviderID
    let url: WebhookURL
    let description: String
    let kinds: Set<EventKind>

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let provider: ProviderID? = try fields.identifier("provider_id", example: "prv_anna")
        let url = try fields.webhookURL("url")
        description = try fields.name("description") ?? ""
        kinds = try fields.eventKinds("events") ?? []
        fields.demand("provider_id", "url")
        try fields.finish()
        self.provider = try fields.require(provider, "provider_id")
        self.url = try fields.require(url, "url")
    }
}

extension Fields {
    /// Where an endpoint is reached.
    mutating func webhookURL(_ key: String) throws -> WebhookURL? {
        try reading(key) { fields in
            guard let text = try fields.text(key, length: 1...2_000) else { return nil }
            do {
                return try WebhookURL(text)
            } catch let error as BookingsError {
                throw fields.refusal(key, error.message, .value, fault: .format("https://example.com/events"))
            }
        }
    }

    /// Kinds of events; `nil` where the key is absent, and empty for all of them.
    mutating func eventKinds(_ key: String) throws -> Set<EventKind>? {
        try reading(key) { fields -> Set<EventKind>? in
            guard let names = try fields.optional(key, as: [String].self) else { return nil }
            return Set(
                try names.map { name in
                    guard let kind = EventKind(rawValue: name) else {
                        let known = EventKind.allCases.map(\.rawValue)
                        throw fields.refusal(
                            key,
                            "\(quoted(name)) is not one of \(known.joined(separator: ", ")).",
                            fault: .choice(known)
                        )
                    }
                    return kind
                }
            )
        }
    }
}
