package import Bookings
import WebPush

extension RecordKind {
    package enum PushSubscription: ProviderOwned {
        package static let prefix = "psh"
    }
}

package typealias PushSubscriptionID = Identifier<RecordKind.PushSubscription>

/// A browser that takes push messages about a booking.
package struct StoredSubscription: Codable, Sendable {
    package let id: PushSubscriptionID

    /// Its address at a push service: a secret, as whoever knows it can send.
    let endpoint: String
    let p256dh: String
    let auth: String

    /// As the client of push services takes it; `nil` if that reads it no more.
    var pushed: PushSubscription? { PushSubscription(endpoint: endpoint, p256dh: p256dh, auth: auth) }
}
