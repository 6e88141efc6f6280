import CivilTime
import Scheduling
import SQL

extension BookingDesk {
    /// Takes back that a booking was completed, or that its client did not come: it stands again.
    ///
    /// Possible for ``reopeningTime`` after the booking was completed or marked as a no-show. Throws for a no-show with a refund, which
    /// stands, and for one whose place has been taken.
    package func reopen(_ id: BookingID, in transaction: Transaction) async throws -> Booking {
        var booking = try await holds.current(id, in: transaction)
        guard booking.status == .completed || booking.cancellation == .noShow else {
            throw booking.wrongState("reopened", from: "completed booking or a no-show")
        }
        // The last one, because a booking that was reopened may have been completed again since.
        let said = try await bookings.history(of: id, in: transaction.connection).last {
            $0.kind == .completed || $0.kind == .noShow
        }
        guard let said, transaction.now - said.changedAt <= Self.reopeningTime else {
            let days = Self.reopeningTime / 86_400
            throw BookingsError(.wrongState, "It was said more than \(days) days ago, and stays as it is.")
        }
        guard try await !hasRefund(booking, since: said.changedAt, in: transaction) else {
            throw BookingsError(.conflict, "The no-show gave money back; that cannot be undone.")
        }
        if booking.cancellation != nil {
            booking.seats = try await freeSeats(for: booking, in: transaction)
        }
        booking.status = .confirmed
        booking.cancellation = nil
        booking.cancelledAt = nil
        booking.expiresAt = nil
        let change = BookingStore.Change(.reopened, in: transaction)
        try await bookings.update(&booking, change: change, in: transaction.connection)
        return booking
    }

    /// Whether a no-show that was recorded at `instant` gave money back; what was given back before does not count.
    private func hasRefund(_ booking: Booking, since instant: Instant, in transaction: Transaction) async throws -> Bool
    {
        guard booking.cancellation != nil, booking.refunded > 0 else { return false }
        let refunds = try await payouts.refunds.list(
            provider: booking.provider,
            booking: booking.id,
            after: nil,
            limit: 1_000,
            in: transaction.connection
        )
        return refunds.contains { $0.kind == .cancellation && $0.amount > 0 && $0.createdAt >= instant }
    }

    /// Seats for a booking that had given up its own; throws ``BookingsError`` if its place was taken meanwhile.
    private func freeSeats(for booking: Booking, in transaction: Transaction) async throws -> BookedSeats {
        let (taken, isMet, service) = try await transaction.connection.run(
            bookings.seatsTaken(at: booking.startAt, of: booking.provider),
            bookings.meetsOthers(booking.id, of: booking.provider),
            services.finding(booking.service, of: booking.provider)
        )
        let seats = taken.free(booking.seats.count, of: service)
        // By number a seat may be free below the capacity that was there when the others booked.
        guard !isMet, taken.count + booking.seats.count <= service.timing.capacity else {
            throw BookingsError(.conflict, "The place of this booking was taken by another one.")
        }
        return seats
    }

    /// Seconds in which it can be taken back that a booking was completed or a no-show.
    package static let reopeningTime: Int64 = 7 * 86_400
}
