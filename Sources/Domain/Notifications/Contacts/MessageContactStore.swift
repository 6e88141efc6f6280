import CivilTime
import Bookings
import SQL

/// Rows of what is known of addresses.
struct MessageContactStore: Sendable {
    /// How often an address must be refused for good until nothing more is sent to it.
    static let maximumFailures = 2

    /// The query of what is known of an address.
    func reading(_ contact: MessageContact) -> SQLQuery<MessageContactState> {
        SQLQuery(
            """
            SELECT unusable_since, opted_out_at, reminders_ended_at FROM message_contacts
            WHERE provider_id IN (\(contact.provider), \(Self.everybody)) AND channel = \(contact.channel)
                AND address = \(contact.address)
            """
        ) { rows in
            var state = MessageContactState()
            // Two rows at most: the provider's own, and the one that holds for all providers.
            for row in rows {
                if try row.decode("unusable_since", as: Instant?.self) != nil { state.isUnusable = true }
                if try row.decode("opted_out_at", as: Instant?.self) != nil { state.hasOptedOut = true }
                if try row.decode("reminders_ended_at", as: Instant?.self) != nil { state.hasEndedReminders = true }
            }
            return state
        }
    }

    /// Counts that the address was refused for good; the second time ends its use.
    func addFailure(of contact: MessageContact, at now: Instant, in connection: any SQLConnection) async throws {
        try await connection.executeLater(
            """
            INSERT INTO message_contacts (provider_id, channel, address, failures)
            VALUES (\(contact.provider), \(contact.channel), \(contact.address), 1)
            ON CONFLICT (provider_id, channel, address) DO UPDATE SET failures = message_contacts.failures + 1,
                unusable_since = CASE WHEN message_contacts.failures + 1 >= \(Self.maximumFailures)
                    THEN COALESCE(message_contacts.unusable_since, \(now)) ELSE message_contacts.unusable_since END
            """
        )
    }

    /// Writes down that the owner of the address ends reminders, or wants them again.
    func setReminders(
        ended: Bool,
        for contact: MessageContact,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        let instant = ended ? now : nil
        try await connection.execute(
            """
            INSERT INTO message_contacts (provider_id, channel, address, reminders_ended_at)
            VALUES (\(contact.provider), \(contact.channel), \(contact.address), \(instant))
            ON CONFLICT (provider_id, channel, address) DO UPDATE SET reminders_ended_at = \(instant)
            """
        )
    }

    /// Writes down that the owner of the address wants no messages by its channel.
    ///
    /// For all providers, whose messages have the same sender.
    func optOut(_ contact: MessageContact, at now: Instant, in connection: any SQLConnection) async throws {
        try await setOptOut(at: now, of: contact.address, by: contact.channel, in: connection)
    }

    /// The same by the address alone; `nil` takes it back.
    func setOptOut(
        at instant: Instant?,
        of address: String,
        by channel: Channel,
        in connection: any SQLConnection
    ) async throws {
        try await connection.execute(
            """
            INSERT INTO message_contacts (provider_id, channel, address, opted_out_at)
            VALUES (\(Self.everybody), \(channel), \(address), \(instant))
            ON CONFLICT (provider_id, channel, address) DO UPDATE SET opted_out_at = \(instant)
            """
        )
    }

    /// Stands for all providers.
    private static let everybody = ""
}
