import Bookings
import Notifications
import SQL

/// Reads bookings for their providers.
struct ConsoleBookingReader: Sendable {
    private let store = BookingStore()
    private let bookings = BookingReader(policies: PolicyDescriptions())
    private let services = ServiceStore()
    private let payments = PaymentStore()
    private let disputes = DisputeStore()
    private let messages = MessageStore()
    private let members = MemberStore()
    private let notes = BookingNoteDesk()
    private let documents = BookingDocumentDesk(rules: DocumentRules())

    /// Throws ``BookingsError`` if the booking does not exist.
    func find(_ id: BookingID, of provider: ProviderID, in transaction: Transaction) async throws -> ConsoleBooking {
        let connection = transaction.connection
        let details = try await bookings.find(id, in: transaction)
        let members = try await members.list(of: provider, in: connection)
        let payments = try await payments.list(of: id, in: connection)
        let disputed = payments.filter { $0.disputeStatus != nil }.map(\.id)
        let disputes = try await disputes.list(of: disputed, in: connection)
        var series: [Booking] = []
        if let place = details.booking.series {
            series = try await connection.run(store.finding(place.id, in: connection.dialect))
        }
        return ConsoleBooking(
            details: details,
            service: try await services.find(details.booking.service, of: provider, in: connection),
            payments: payments,
            disputes: disputed.flatMap { disputes[$0] ?? [] },
            messages: try await messages.list(of: id, in: connection),
            notes: try await notes.list(of: id, in: connection),
            documents: try await documents.list(of: id, in: connection),
            series: series,
            members: Dictionary(members.map { ($0.requester.label, $0.name) }) { first, _ in first },
            now: transaction.now
        )
    }
}
