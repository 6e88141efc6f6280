package import SQL

extension BookingStore {
    /// Replaces a booking's token; the earlier one is no longer valid.
    func replaceToken(of booking: Booking, with token: Secret, in connection: any SQLConnection) async throws {
        _ = try await connection.execute(
            """
            UPDATE bookings SET token_hash = \(token.hash)
            WHERE provider_id = \(booking.provider) AND booking_id = \(booking.id)
            """
        )
    }

    /// The booking whose client was given `token`; `nil` where nobody was.
    package func opened(by token: Secret, in connection: any SQLConnection) async throws -> BookingID? {
        guard let provider = token.provider else { return nil }
        // By provider and hash, so that a token is found where its provider's rows lie.
        return try await connection.query(
            "SELECT booking_id FROM bookings WHERE provider_id = \(provider) AND token_hash = \(token.hash)"
        ).first.map { try $0.decode("booking_id") }
    }
}
