package import SQL

extension BookingStore {
    /// The booking whose client was given `token`; `nil` where nobody was.
    package func opened(by token: Secret, in connection: any SQLConnection) async throws -> BookingID? {
        guard let provider = token.provider else { return nil }
        // By provider and hash, so that a token is found where its provider's rows lie.
        return try await connection.query(
            "SELECT booking_id FROM bookings WHERE provider_id = \(provider) AND token_hash = \(token.hash)"
        ).first.map { try $0.decode("booking_id") }
    }
}
