import Bookings

/// A browser or an app that takes push messages, and whose it is.
struct PushReceiver: Codable, Hashable, Sendable {
    enum Owner: Codable, Hashable, Sendable {
        /// The client of a booking, who subscribed with its token.
        case client(PushSubscriptionID)

        /// A member who is signed in there.
        case member(SessionID)
    }

    let owner: Owner
    let target: PushTarget
}

extension PushReceiver {
    init(_ subscription: StoredSubscription) {
        self.init(owner: .client(subscription.id), target: subscription.target)
    }
}
