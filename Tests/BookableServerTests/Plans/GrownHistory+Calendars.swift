import CivilTime
import SQL

extension GrownHistory {
    /// The calendars of others, which are due much later, and the events of their bookings there.
    func growCalendars(by half: Range<Int>) async throws {
        let others = ["provider_id": "'prv_a' || n", "due_at": instant("due_at", "+ 86400000 + n")]
        try await copy("calendar_accounts", where: "provider_id = 'prv_anna'", half, ["provider_id": "'prv_a' || n"])
        try await copy("calendar_links", where: "provider_id = 'prv_anna'", half, others)
        // Of as many practices: what unlinking removes is not held against it.
        try await insert(
            """
            INSERT INTO calendar_events (provider_id, booking_id, link_id, generation, event, tag, start_at, end_at, revision)
            SELECT bookings.provider_id, booking_id, link_id, 1, 'e', 't', start_at, end_at, 1
            FROM bookings JOIN calendar_links ON calendar_links.provider_id = bookings.provider_id
            WHERE bookings.provider_id <> 'prv_anna'
            """
        )
    }

    /// What clients agreed to, the browsers that they subscribed with, and what is known of their addresses.
    func growContacts(by copies: Range<Int>) async throws {
        let now = instant("\(Stage.now.secondsSince1970)")
        try await insert(
            """
            INSERT INTO message_consents (provider_id, booking_id, channel, given_at, given_by)
            \(numbers(copies)) SELECT 'prv_anna', 'bkg_anna_0' || n, 'push', \(now), 'client' FROM numbers
            """
        )
        try await insert(
            """
            INSERT INTO push_subscriptions (provider_id, booking_id, subscription_id, endpoint, p256dh, auth, created_at)
            \(numbers(copies)) SELECT 'prv_anna', 'bkg_anna_0' || n, 'psb_' || n, 'https://push.example/' || n, 'key', 'auth',
                \(now) FROM numbers
            """
        )
        try await insert(
            """
            INSERT INTO message_contacts (provider_id, channel, address, failures)
            \(numbers(copies)) SELECT 'prv_anna', 'email', 'kim' || n || '@example.com', 1 FROM numbers
            """
        )
    }
}
