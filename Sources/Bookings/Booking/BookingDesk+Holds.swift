package import SQL

extension BookingDesk {
    /// Cancels the provider's pending bookings whose hold has run out by `now`, so that their slots are free.
    func releaseOverdueHolds(of provider: ProviderID, at now: Int64, in connection: any SQLConnection) async throws {
        let overdue = try await connection.query(
            """
            SELECT * FROM bookings WHERE provider_id = \(provider) AND status = 'pending' AND expires_at <= \(now)
            """
        ).map(Booking.init(row:))
        for booking in overdue {
            _ = try await release(booking, in: connection)
        }
    }

    /// Cancels up to `limit` overdue holds of any provider and returns how many.
    package func releaseOverdueHolds(at now: Int64, limit: Int, in connection: any SQLConnection) async throws -> Int {
        let overdue = try await connection.query(
            """
            SELECT * FROM bookings WHERE status = 'pending' AND expires_at <= \(now) ORDER BY expires_at LIMIT \(limit)
            """
        ).map(Booking.init(row:))
        for booking in overdue {
            _ = try await release(booking, in: connection)
        }
        return overdue.count
    }

    /// Cancels a booking as of the moment when its hold ran out.
    func release(_ booking: Booking, in connection: any SQLConnection) async throws -> Booking {
        var booking = booking
        let expiredAt = booking.expiresAt ?? booking.bookedAt
        booking.status = .cancelled
        booking.cancellation = .expiry
        booking.cancelledAt = expiredAt
        try await bookings.update(&booking, change: .init(kind: .expired, at: expiredAt, by: .system), in: connection)
        return booking
    }
}
