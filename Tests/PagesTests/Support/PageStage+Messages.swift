import Bookings
import CivilTime
import Notifications
import SQL

extension PageStage {
    /// A message to the client of a booking, with its outcome.
    func message(
        _ occasion: Occasion,
        of booking: BookingID,
        in status: MessageStatus,
        because reason: String? = nil
    ) async throws {
        try await database.transaction(.write) { connection in
            try await connection.execute(
                """
                INSERT INTO messages (provider_id, booking_id, revision, occasion, subject, recipient, channel, status,
                    reason, due_at, attempts, is_repeated)
                VALUES (\(booking.provider), \(booking), 1, \(occasion.rawValue), '', 'client', 'email',
                    \(status.rawValue), \(reason), \(Self.now), 1, \(false))
                """
            )
        }
    }
}
