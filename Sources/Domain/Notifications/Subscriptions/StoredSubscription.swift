package import Bookings

extension RecordKind {
    package enum PushSubscription: ProviderOwned {
        package static let prefix = "psh"
    }
}

package typealias PushSubscriptionID = Identifier<RecordKind.PushSubscription>

/// A browser or an app that takes push messages about a booking.
package struct StoredSubscription: Codable, Sendable {
    package let id: PushSubscriptionID
    let target: PushTarget
}
