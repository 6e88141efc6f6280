package import Bookings
import CivilTime
import Marketplace
import Notifications
import SQL

/// Reads everything that a provider holds about one client.
package struct ClientExporter: Sendable {
    private let desk = ClientDesk(observers: [])
    private let reader = BookingReader(policies: PolicyDescriptions())
    private let payments = PaymentStore()
    private let payouts = PayoutDesk(observers: [])
    private let messages = MessageStore()
    private let notes = BookingNoteDesk()
    private let documents = BookingDocumentDesk(rules: DocumentRules())
    private let reviews = ReviewStore()
    private let consents = MessageConsentDesk(zones: .system, channels: [])

    /// The most refunds of one booking that are exported.
    private static let maximumRefunds = 1_000

    package init() {}

    /// The client's bookings with what belongs to them, in the order of their ids, after the one with the id `cursor`.
    package func records(
        of client: ClientIdentity,
        after cursor: BookingID?,
        limit: Int,
        in transaction: Transaction
    ) async throws -> [ClientRecord] {
        let found = try await desk.bookings(of: client, after: cursor, limit: limit, in: transaction)
        var records: [ClientRecord] = []
        for booking in found { records.append(try await record(of: booking, in: transaction)) }
        return records
    }

    private func record(of booking: Booking, in transaction: Transaction) async throws -> ClientRecord {
        let connection = transaction.connection
        return ClientRecord(
            try await reader.details(of: booking, in: transaction),
            payments: try await payments.list(of: booking.id, in: connection),
            refunds: try await payouts.list(
                of: booking.provider,
                booking: booking.id,
                after: nil,
                limit: Self.maximumRefunds,
                in: transaction
            ),
            documents: try await documents.list(of: booking.id, in: connection),
            notes: try await notes.list(of: booking.id, in: connection),
            messages: try await messages.list(of: booking.id, in: connection),
            consents: try await consents.list(of: booking.id, in: transaction),
            review: try await reviews.find(of: booking.id, in: connection),
            for: transaction.requester
        )
    }
}
