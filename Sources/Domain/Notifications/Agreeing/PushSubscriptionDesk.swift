package import Bookings
package import CivilTime
import SQL

/// Lets browsers and apps take push messages about a booking, and ends that.
package struct PushSubscriptionDesk: Sendable {
    private let bookings = BookingStore()
    private let store = PushSubscriptionStore()
    private let consents = MessageConsentStore()
    private let planning: MessagePlanning?

    /// - Parameters:
    ///   - zones: Where zones are read from.
    ///   - channels: By which messages are sent at all.
    package init(zones: ZoneDirectory, channels: Set<Channel>) {
        planning = channels.isEmpty ? nil : MessagePlanning(zones: zones, channels: channels)
    }

    /// Adds a browser or an app, which is the client's consent to push messages, and plans the reminders that are still ahead.
    ///
    /// One that is there already keeps its id. Throws ``BookingsError`` if the booking does not exist or the subscription is
    /// not one.
    package func add(
        _ target: PushTarget,
        to id: BookingID,
        in transaction: Transaction
    ) async throws -> PushSubscriptionID {
        let (connection, now) = (transaction.connection, transaction.now)
        guard let provider = id.provider, target.isSound else {
            if case .app = target {
                throw BookingsError(.invalidValue, "This is not a registration token of an app.", field: "fcm_token")
            }
            throw BookingsError(.invalidValue, "This is not a push subscription of a browser.", field: "endpoint")
        }
        try await connection.lock(provider)
        let booking = try await bookings.find(id, in: connection)
        let known = try await connection.run(store.reading(id))
        if let same = known.first(where: { $0.target == target }) { return same.id }
        for old in known where old.target.address == target.address {
            _ = try await store.remove(old.id, of: id, in: connection)
        }
        let others = known.filter { $0.target.address != target.address }
        for old in others.dropFirst(PushSubscriptionStore.maximumPerBooking - 1) {
            _ = try await store.remove(old.id, of: id, in: connection)
        }
        let subscription = StoredSubscription(id: .make(under: provider, at: now), target: target)
        try await store.insert(subscription, of: id, at: now, in: connection)
        try await consents.give(.push, for: id, by: .client, at: now, in: connection)
        try await planning?.remind(of: booking, by: .push, at: now, in: connection)
        return subscription.id
    }

    /// Removes the browser or app that is reached at an address; does nothing if there is none.
    package func remove(address: String, from id: BookingID, in transaction: Transaction) async throws {
        let known = try await transaction.connection.run(store.reading(id))
        guard let subscription = known.first(where: { $0.target.address == address }) else { return }
        try await remove(subscription.id, from: id, in: transaction)
    }

    /// Removes a browser or an app; with the last one, the client's consent ends.
    package func remove(
        _ subscription: PushSubscriptionID,
        from id: BookingID,
        in transaction: Transaction
    ) async throws {
        let (connection, now) = (transaction.connection, transaction.now)
        _ = try await bookings.find(id, in: connection)
        guard try await store.remove(subscription, of: id, in: connection) else {
            throw BookingsError(.notFound, "Subscription \"\(subscription)\" was not found.", field: "subscription")
        }
        if try await !store.hasAny(of: id, in: connection) {
            try await consents.withdraw(.push, for: id, by: .client, at: now, in: connection)
        }
    }
}
