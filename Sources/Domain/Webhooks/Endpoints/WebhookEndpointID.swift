package import Bookings

extension RecordKind {
    package enum WebhookEndpoint: ProviderOwned {
        package static let prefix = "whe"
    }
}

package typealias WebhookEndpointID = Identifier<RecordKind.WebhookEndpoint>
