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
        guard let booking = token.booking, let provider = booking.provider else { return nil }
        let rows = try await connection.query(
            "SELECT token_hash FROM bookings WHERE provider_id = \(provider) AND booking_id = \(booking)"
        )
        // Compared here instead of found by an index, which every booking would have to write to.
        guard let hash: [UInt8] = try rows.first?.decode("token_hash"), token.matches(hash: hash) else { return nil }
        return booking
    }
}
