package import Bookings
import SQL

/// Lets clients end reminders, and take that back.
package struct ReminderDesk: Sendable {
    private let bookings = BookingStore()
    private let contacts = MessageContactStore()

    package init() {}

    /// Whose reminders a link ends.
    package struct Subscription: Sendable {
        package let provider: Provider

        /// The client's language, a BCP 47 tag.
        package let language: String?

        /// Whether the client has ended them.
        package let areEnded: Bool
    }

    /// The booking of a link that was sent to the address that its client has now; `nil` for any other.
    ///
    /// Whoever corrects a booking's address to somebody else's cannot speak for that one with a link of before.
    package func booking(
        of link: String,
        signedBy signer: ReminderLinkSigner,
        in transaction: Transaction
    ) async throws -> BookingID? {
        guard let id = ReminderLinkSigner.booking(namedBy: link) else { return nil }
        do {
            let booking = try await bookings.find(id, in: transaction.connection)
            guard let address = booking.client.email else { return nil }
            return signer.isOurs(link, of: id, sentTo: address) ? id : nil
        } catch let error as BookingsError where error.code == .notFound {
            // As for a link that is not ours, which tells nothing of what exists.
            return nil
        }
    }

    /// Throws ``BookingsError`` if the booking does not exist.
    package func find(
        _ id: BookingID,
        among providers: ProviderStore,
        in transaction: Transaction
    ) async throws -> Subscription {
        let booking = try await bookings.find(id, in: transaction.connection)
        var state = MessageContactState()
        if let contact = Self.contact(of: booking) {
            state = try await transaction.connection.run(contacts.reading(contact))
        }
        return Subscription(
            provider: try await providers.find(booking.provider, in: transaction.connection),
            language: booking.client.language,
            areEnded: state.hasEndedReminders
        )
    }

    /// Ends reminders and requests for reviews of the booking's provider to the booking's client, or has them sent again.
    package func setReminders(ended: Bool, of id: BookingID, in transaction: Transaction) async throws {
        let booking = try await bookings.find(id, in: transaction.connection)
        guard let contact = Self.contact(of: booking) else { return }
        try await contacts.setReminders(ended: ended, for: contact, at: transaction.now, in: transaction.connection)
    }

    private static func contact(of booking: Booking) -> MessageContact? {
        booking.client.email.map { MessageContact(provider: booking.provider, channel: .email, address: $0) }
    }
}
