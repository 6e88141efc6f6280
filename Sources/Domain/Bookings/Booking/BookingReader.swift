import SQL

/// Reads bookings as their clients and providers are shown them.
package struct BookingReader: Sendable {
    private let bookings = BookingStore()
    private let policies: PolicyDescriptions

    package init(policies: PolicyDescriptions) {
        self.policies = policies
    }

    /// Throws ``BookingsError`` if the booking does not exist.
    package func find(_ id: BookingID, in transaction: Transaction) async throws -> BookingDetails {
        try await details(of: try await bookings.find(id, in: transaction.connection), in: transaction)
    }

    /// A part of a list of bookings, after the place `cursor`.
    package func list(
        _ filter: BookingStore.Filter,
        in order: BookingStore.Order,
        after cursor: BookingCursor?,
        limit: Int,
        in transaction: Transaction
    ) async throws -> ListPart<Booking, BookingCursor> {
        try await bookings.list(filter, in: order, after: cursor, limit: limit, in: transaction.connection)
    }

    package func details(of booking: Booking, in transaction: Transaction) async throws -> BookingDetails {
        let connection = transaction.connection
        return BookingDetails(
            booking: booking,
            policy: try await policies.described(booking.policy, in: connection),
            history: try await bookings.history(of: booking.id, in: connection)
        )
    }

    /// The booking that the transaction's requester has just made, whose history need not be read.
    package func details(
        ofNew booking: Booking,
        note: String? = nil,
        in transaction: Transaction
    ) async throws -> BookingDetails {
        BookingDetails(
            booking: booking,
            policy: try await policies.described(booking.policy, in: transaction.connection),
            history: [.first(of: booking, by: transaction.requester, note: note)]
        )
    }
}
