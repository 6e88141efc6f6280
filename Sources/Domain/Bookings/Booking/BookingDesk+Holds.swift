package import SQL

extension BookingDesk {
    /// Cancels up to `limit` of the provider's pending bookings whose hold has run out by `now`, so that their slots are
    /// free, and returns how many.
    @discardableResult
    func releaseOverdueHolds(
        of provider: ProviderID,
        at now: Int64,
        limit: Int = .max,
        in connection: any SQLConnection
    ) async throws -> Int {
        let overdue = try await connection.run(overdueHolds(of: provider, at: now, limit: limit))
        for booking in overdue {
            _ = try await release(booking, in: connection)
        }
        return overdue.count
    }

    /// The provider's pending bookings whose hold has run out by `now`.
    func overdueHolds(of provider: ProviderID, at now: Int64, limit: Int = .max) -> SQLQuery<[Booking]> {
        SQLQuery(
            """
            SELECT * FROM bookings WHERE provider_id = \(provider) AND status = 'pending' AND expires_at <= \(now)
            ORDER BY expires_at LIMIT \(limit)
            """
        ) { try $0.map(Booking.init(row:)) }
    }

    /// Cancels up to `limit` overdue holds of any provider and returns how many.
    package func releaseOverdueHolds(at now: Int64, limit: Int, in connection: any SQLConnection) async throws -> Int {
        let providers = try await connection.query(
            """
            SELECT provider_id FROM bookings WHERE status = 'pending' AND expires_at <= \(now)
            ORDER BY expires_at LIMIT \(limit)
            """
        ).map { try $0.decode("provider_id", as: ProviderID.self) }
        var released = 0
        for provider in Set(providers).sorted(by: { $0.rawValue < $1.rawValue }) where released < limit {
            try await connection.lock(provider)
            released += try await releaseOverdueHolds(of: provider, at: now, limit: limit - released, in: connection)
        }
        return released
    }

    /// Cancels a booking as of the moment when its hold ran out, and calls off the payment that it was held for.
    func release(_ booking: Booking, in connection: any SQLConnection) async throws -> Booking {
        var booking = booking
        let expiredAt = booking.expiresAt ?? booking.bookedAt
        try await callOffPayments(of: booking.id, at: expiredAt, in: connection)
        booking.status = .cancelled
        booking.cancellation = .expiry
        booking.cancelledAt = expiredAt
        try await bookings.update(&booking, change: .init(kind: .expired, at: expiredAt, by: .system), in: connection)
        return booking
    }
}
