package import Bookings
import SQL
import Sealing

extension SealedColumn {
    /// What endpoints of webhooks are told apart from others by, and what was before that.
    package static let webhooks = [
        SealedColumn(table: "webhook_endpoints", id: "endpoint_id", secret: "secret") { _, id in
            SealedPlace("webhook_secret", id)
        },
        SealedColumn(table: "webhook_endpoints", id: "endpoint_id", secret: "former_secret") { _, id in
            SealedPlace("webhook_secret", id)
        },
    ]
}
