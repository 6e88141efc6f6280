import Bookings
import SQL

/// Reads bookings as clients are shown them.
struct BookingReader {
    private let bookings = BookingStore()
    private let policies: PolicyReader

    init(judge: PolicyJudge) {
        policies = PolicyReader(judge: judge)
    }

    /// The booking with its policy in words and its history.
    func document(
        of booking: Booking,
        for requester: Requester,
        in connection: any SQLConnection
    ) async throws -> BookingResponse {
        BookingResponse(
            booking,
            policy: try await policies.reference(to: booking.policy, in: connection),
            history: try await bookings.history(of: booking.id, in: connection),
            for: requester
        )
    }
}
