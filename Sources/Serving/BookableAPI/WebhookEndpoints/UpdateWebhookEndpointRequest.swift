import Bookings
import Webhooks
import WireFormat

/// The body of `PATCH /v1/webhook-endpoints/{endpoint}`: what is left out stays as it is.
struct UpdateWebhookEndpointRequest: Decodable {
    private let url: WebhookURL?
    private let description: String?
    private let kinds: Set<EventKind>?
    private let status: Status?

    /// What a request can make of an endpoint.
    private enum Status: String, CaseIterable {
        case active
        case paused
    }

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        url = try fields.webhookURL("url")
        description = try fields.name("description")
        kinds = try fields.eventKinds("events")
        status = try fields.choice("status")
        try fields.finish()
    }

    func apply(to endpoint: inout WebhookEndpoint) {
        endpoint.url = url ?? endpoint.url
        endpoint.description = description ?? endpoint.description
        if let kinds { endpoint.kinds = kinds }
        switch status {
        case .active: endpoint.resume()
        case .paused where endpoint.status.isActive: endpoint.status = .paused(.requested)
        case .paused, nil: break
        }
    }
}
