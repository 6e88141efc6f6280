import SQL

/// Reads bookings as they stand at an instant, and releases the holds that have run out by then.
package struct HoldDesk: Sendable {
    private let bookings: BookingStore
    private let payments = PaymentRequests()

    /// - Parameter observers: Act in the transactions that release holds.
    package init(observers: [any BookingObserver]) {
        bookings = BookingStore(observers: observers)
    }

    /// The booking as it stands at the time of the transaction, which nobody else changes until the transaction ends.
    ///
    /// A hold that ran out is released first.
    func current(_ id: BookingID, in transaction: Transaction) async throws -> Booking {
        // An id that names no provider needs no lock: `find` refuses it.
        if let provider = id.provider { try await transaction.connection.lock(provider) }
        let booking = try await bookings.find(id, in: transaction.connection)
        guard booking.status == .pending, let expiresAt = booking.expiresAt, expiresAt <= transaction.now else {
            return booking
        }
        return try await release(booking, in: transaction)
    }

    /// Cancels up to `limit` of the provider's pending bookings whose hold has run out, so that their slots are
    /// free, and returns how many.
    @discardableResult
    func releaseOverdue(
        of provider: ProviderID,
        limit: Int = .max,
        in transaction: Transaction
    ) async throws -> Int {
        let overdue = try await transaction.connection.run(
            bookings.overdue(of: provider, at: transaction.now, limit: limit)
        )
        for booking in overdue {
            _ = try await release(booking, in: transaction)
        }
        return overdue.count
    }

    /// Cancels up to `limit` overdue holds of any provider and returns how many.
    package func releaseOverdue(limit: Int, in transaction: Transaction) async throws -> Int {
        // Without locks: who was overdue is asked again behind the lock of each provider.
        let providers = try await transaction.connection.run(
            bookings.providersOfOverdue(at: transaction.now, limit: limit)
        )
        var released = 0
        // In one order everywhere, so that two sweeps never wait for each other in a circle.
        for provider in providers.sorted(by: { $0.rawValue < $1.rawValue }) where released < limit {
            try await transaction.connection.lock(provider)
            released += try await releaseOverdue(
                of: provider,
                limit: limit - released,
                in: transaction
            )
        }
        return released
    }

    /// Ends the hold of a booking that nobody pays for any more, now and not when it would have run out; does nothing
    /// unless the booking is pending.
    func end(_ booking: Booking, in transaction: Transaction) async throws {
        guard booking.status == .pending else { return }
        var booking = booking
        // `release` dates the end by this.
        booking.expiresAt = transaction.now
        _ = try await release(booking, in: transaction)
    }

    /// Cancels a booking as of the moment when its hold ran out, and calls off the payment that it was held for.
    func release(_ booking: Booking, in transaction: Transaction) async throws -> Booking {
        var booking = booking
        let expiredAt = booking.expiresAt ?? booking.bookedAt
        // Whenever somebody comes across it, the hold ended when it ran out, and so did the wish to be paid.
        let transaction = transaction.bySystem(at: expiredAt)
        // The job that this writes is due as of then, which is in the past: it runs at once.
        try await payments.callOffAll(of: booking.id, in: transaction)
        booking.status = .cancelled
        booking.cancellation = .expiry
        booking.cancelledAt = expiredAt
        try await bookings.update(
            &booking,
            change: BookingStore.Change(.expired, in: transaction),
            in: transaction.connection
        )
        return booking
    }
}
