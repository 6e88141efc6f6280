import Bookings
import CivilTime
import SQL

/// Rows of the browsers and apps that take push messages about bookings.
struct PushSubscriptionStore: Sendable {
    /// The maximum for one booking; a further one replaces the oldest.
    static let maximumPerBooking = 5

    /// The query of those of a booking, latest first.
    func reading(_ booking: BookingID) -> SQLQuery<[StoredSubscription]> {
        // Ids of one provider sort by the time at which they were made.
        SQLQuery(
            """
            SELECT subscription_id, endpoint, p256dh, auth, device FROM push_subscriptions
            WHERE provider_id = \(booking.provider) AND booking_id = \(booking)
            ORDER BY subscription_id DESC
            """
        ) { rows in
            try rows.map { row in
                StoredSubscription(id: try row.decode("subscription_id"), target: try PushTarget(row: row))
            }
        }
    }

    func insert(
        _ subscription: StoredSubscription,
        of booking: BookingID,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        var browser: (endpoint: String, p256dh: String, auth: String)?
        var device: String?
        switch subscription.target {
        case .browser(let endpoint, let p256dh, let auth): browser = (endpoint, p256dh, auth)
        case .app(let app): device = app
        }
        try await connection.execute(
            """
            INSERT INTO push_subscriptions (provider_id, booking_id, subscription_id, endpoint, p256dh, auth, device, created_at)
            VALUES (\(booking.provider), \(booking), \(subscription.id), \(browser?.endpoint), \(browser?.p256dh),
                \(browser?.auth), \(device), \(now))
            """
        )
    }

    /// Whether there was such a subscription.
    func remove(
        _ id: PushSubscriptionID,
        of booking: BookingID,
        in connection: any SQLConnection
    ) async throws -> Bool {
        try await connection.execute(
            """
            DELETE FROM push_subscriptions WHERE provider_id = \(booking.provider) AND booking_id = \(booking)
                AND subscription_id = \(id)
            """
        ) == 1
    }

    /// Whether the booking has any.
    func hasAny(of booking: BookingID, in connection: any SQLConnection) async throws -> Bool {
        try await !connection.query(
            """
            SELECT 1 AS one FROM push_subscriptions WHERE provider_id = \(booking.provider) AND booking_id = \(booking)
            LIMIT 1
            """
        ).isEmpty
    }
}

extension PushTarget {
    fileprivate init(row: SQLRow) throws {
        if let device = try row.decode("device", as: String?.self) {
            self = .app(device: device)
        } else {
            self = .browser(
                endpoint: try row.decode("endpoint"),
                p256dh: try row.decode("p256dh"),
                auth: try row.decode("auth")
            )
        }
    }
}
