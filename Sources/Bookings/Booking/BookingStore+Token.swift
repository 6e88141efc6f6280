package import SQL

extension BookingStore {
    /// The booking whose client was given `token`; none where nobody was.
    package func opened(by token: Secret, in connection: any SQLConnection) async throws -> BookingID? {
        try await connection.query("SELECT booking_id FROM bookings WHERE token_hash = \(token.hash)")
            .first.map { try $0.decode("booking_id") }
    }
}
