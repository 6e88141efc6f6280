import Bookings
import SQL

/// Reads bookings as clients are shown them.
struct BookingReader {
    private let bookings = BookingStore()
    private let policies: PolicyReader

    init(policies: PolicyReader) {
        self.policies = policies
    }

    /// The booking with its policy in words and its history.
    func document(
        of booking: Booking,
        for requester: Requester,
        in connection: any SQLConnection
    ) async throws -> BookingResponse {
        let history = try await bookings.history(of: booking.id, in: connection)
        return try await document(of: booking, history, for: requester, in: connection)
    }

    /// The booking that its requester has just made.
    func document(
        ofNew booking: Booking,
        by requester: Requester,
        for reader: Requester,
        in connection: any SQLConnection
    ) async throws -> BookingResponse {
        try await document(of: booking, [.first(of: booking, by: requester)], for: reader, in: connection)
    }

    private func document(
        of booking: Booking,
        _ history: [BookingChange],
        for requester: Requester,
        in connection: any SQLConnection
    ) async throws -> BookingResponse {
        let policy = try await policies.reference(to: booking.policy, in: connection)
        return BookingResponse(booking, policy: policy, history: history, for: requester)
    }
}
