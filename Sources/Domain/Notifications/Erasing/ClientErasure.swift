package import Bookings
import SQL

/// Erases what a provider knows of one client, with what messages keep of them.
package struct ClientErasure: Sendable {
    private let desk: ClientDesk
    private let plans = MessagePlanStore()

    /// - Parameter observers: Act in the transactions that change bookings.
    package init(observers: [any BookingObserver]) {
        desk = ClientDesk(observers: observers)
    }

    /// As ``ClientDesk/erase(_:in:)``.
    ///
    /// That somebody wants no short messages from anybody is kept, by the number alone, because it has to be obeyed for ever.
    package func erase(_ client: ClientIdentity, in transaction: Transaction) async throws -> [Booking] {
        let known = try await addresses(of: client, in: transaction)
        let erased = try await desk.erase(client, in: transaction)
        let connection = transaction.connection
        let by = connection.dialect.by
        // Before anything else that others hold: whoever makes messages of a plan takes the plan first as well.
        try await plans.eraseDetails(of: erased.map(\.id), in: connection)
        for booking in erased {
            let (provider, id) = (booking.provider, booking.id)
            let statements: [SQLStatement] = [
                """
                DELETE FROM push_subscriptions \(by("sqlite_autoindex_push_subscriptions_1"))
                WHERE provider_id = \(provider) AND booking_id = \(id)
                """,
                // What was planned finds no address when it is due.
                """
                UPDATE messages \(by("sqlite_autoindex_messages_1")) SET details = NULL, content = NULL
                WHERE provider_id = \(provider) AND booking_id = \(id) AND (details IS NOT NULL OR content IS NOT NULL)
                """,
            ]
            for statement in statements { try await connection.executeLater(statement) }
        }
        for contact in known {
            try await connection.executeLater(
                """
                DELETE FROM message_contacts WHERE provider_id = \(contact.provider) AND channel = \(contact.channel)
                    AND address = \(contact.address)
                """
            )
        }
        return erased
    }

    /// The addresses of the bookings that are found, as messages know them.
    private func addresses(
        of client: ClientIdentity,
        in transaction: Transaction
    ) async throws -> Set<MessageContact> {
        let found = try await desk.bookings(of: client, after: nil, limit: ClientDesk.maximumErased, in: transaction)
        return found.reduce(into: []) { contacts, booking in
            if let email = booking.client.email {
                contacts.insert(MessageContact(provider: booking.provider, channel: .email, address: email))
            }
            if let number = booking.client.dialableNumber {
                contacts.insert(MessageContact(provider: booking.provider, channel: .sms, address: number))
            }
        }
    }
}
