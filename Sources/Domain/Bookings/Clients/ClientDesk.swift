import CivilTime
import SQL

/// Lists and erases what a provider holds about one client.
package struct ClientDesk: Sendable {
    private let bookings: BookingStore
    private let proofs: EmailProofDesk
    private let holds: HoldDesk
    private let waitlist = WaitlistStore()

    /// The most bookings that one erasure covers, which bounds its transaction.
    package static let maximumErased = 500

    /// - Parameter observers: Act in the transactions that change bookings.
    package init(observers: [any BookingObserver]) {
        bookings = BookingStore(observers: observers)
        proofs = EmailProofDesk(observers: observers)
        holds = HoldDesk(observers: observers)
    }

    /// The client's bookings in the order of their ids, after the one with the id `cursor`.
    package func bookings(
        of client: ClientIdentity,
        after cursor: BookingID?,
        limit: Int,
        in transaction: Transaction
    ) async throws -> [Booking] {
        try await transaction.connection.require(client.provider)
        return try await bookings.list(of: client, after: cursor, limit: limit, in: transaction.connection)
    }

    /// Erases the person from the client's bookings, and returns these; times, amounts, states and who changed what stay.
    ///
    /// Free text is erased too: reasons of changes, notes on payments and reasons of manual refunds. The bookings' tokens become invalid.
    /// Slots that are held until the client has proved their address are given up.
    /// Throws ``BookingsError`` while a booking is still to take place or a refund is still owed, for which the person is needed.
    package func erase(_ client: ClientIdentity, in transaction: Transaction) async throws -> [Booking] {
        try await transaction.lock(client.provider)
        // Who has yet to prove their address is in no booking, and what is held for them is nobody's.
        try await proofs.erase(client, in: transaction)
        let found = try await bookings(of: client, after: nil, limit: Self.maximumErased, in: transaction)
        for booking in found { try await requireThatNothingIsOpen(of: booking, in: transaction) }
        try await forgetWaiting(client, found, in: transaction)
        var erased: [Booking] = []
        // Those that are erased already are no longer found by a contact, but may be named.
        for var booking in found where booking.client != .erased {
            booking.client = .erased
            try await bookings.update(
                &booking,
                change: BookingStore.Change(.clientErased, in: transaction),
                in: transaction.connection
            )
            try await bookings.eraseTexts(of: booking, in: transaction.connection)
            erased.append(booking)
        }
        return erased
    }

    /// Takes the client off the waitlist, with the places that they are offered.
    private func forgetWaiting(_ client: ClientIdentity, _ found: [Booking], in transaction: Transaction) async throws {
        let contacts = Set(client.contacts + found.flatMap { ContactKeys($0.client).keys })
        let entries = try await waitlist.list(
            of: client.provider,
            contacts: contacts.sorted(),
            in: transaction.connection
        )
        for offer in entries.filter({ $0.status == .offered }).compactMap(\.offer) {
            try await holds.end(try await bookings.find(offer.booking, in: transaction.connection), in: transaction)
        }
        try await waitlist.remove(contacts: contacts.sorted(), of: client.provider, in: transaction.connection)
    }

    private func requireThatNothingIsOpen(of booking: Booking, in transaction: Transaction) async throws {
        let isOpen = booking.status == .pending || booking.status == .confirmed && booking.endAt > transaction.now
        guard !isOpen else {
            throw BookingsError(.wrongState, "\(booking.id) is still to take place: cancel it first.")
        }
        guard booking.refunded > 0 else { return }
        let disputed = try await transaction.connection.query(
            """
            SELECT payments.payment_id AS payment_id FROM payments \(transaction.connection.dialect.by("payments_by_booking"))
                JOIN disputes ON disputes.provider_id = payments.provider_id AND disputes.payment_id = payments.payment_id
            WHERE payments.provider_id = \(booking.provider) AND payments.booking_id = \(booking.id) AND disputes.status = 'open'
            """
        ).first
        if let id = try disputed?.decode("payment_id", as: PaymentID.self) {
            throw BookingsError(.wrongState, "\(id) is disputed: wait until the payer's bank has decided.")
        }
        let owed = try await transaction.connection.query(
            """
            SELECT refunds.refund_id AS refund_id FROM refunds \(transaction.connection.dialect.by("refunds_by_booking"))
                JOIN refund_parts ON refund_parts.provider_id = refunds.provider_id AND refund_parts.refund_id = refunds.refund_id
            WHERE refunds.provider_id = \(booking.provider) AND refunds.booking_id = \(booking.id)
                AND refund_parts.status IN ('owed', 'requested', 'failed')
            """
        ).first
        if let id = try owed?.decode("refund_id", as: RefundID.self) {
            throw BookingsError(.wrongState, "\(id) is not paid back yet: settle it first.")
        }
    }
}
