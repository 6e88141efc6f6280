import Bookings
import CivilTime
import SQL

/// Reads bookings for their clients.
struct OwnBookingReader: Sendable {
    let offers: OfferReader
    private let bookings: BookingReader
    private let proofs = EmailProofDesk(observers: [])
    private let payments = PaymentStore()
    private let documents = BookingDocumentDesk(rules: DocumentRules())

    init(offers: OfferReader) {
        self.offers = offers
        bookings = BookingReader(policies: offers.policies)
    }

    private func zone(of client: ClientDetails) -> Zone? {
        guard let name = client.timeZone else { return nil }
        do {
            return try offers.zones.zone(named: name)
        } catch {
            // Its client may have named it to a server that knows more zones.
            return nil
        }
    }

    /// Throws ``BookingsError`` if the booking does not exist.
    func find(_ id: BookingID, in transaction: Transaction) async throws -> OwnBooking {
        let details = try await bookings.find(id, in: transaction)
        let booking = details.booking
        var own = OwnBooking(
            booking: booking,
            policy: details.policy,
            offer: try await offers.offer(of: booking.service, of: booking.provider, in: transaction),
            payments: try await payments.list(of: id, in: transaction.connection),
            documents: try await documents.list(of: id, in: transaction.connection),
            now: transaction.now
        )
        own.offer.seats = booking.seats.count
        // Who is to prove their address is not in the booking yet.
        if booking.status == .pending, booking.client.areAwaited {
            own.proof = try await proofs.find(id, in: transaction)
        }
        own.clientZone = zone(of: own.client)
        return own
    }
}
