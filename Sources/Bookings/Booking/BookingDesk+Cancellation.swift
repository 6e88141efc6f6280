package import Policies
package import SQL

extension BookingDesk {
    /// What cancelling at `now` would give back; changes nothing.
    package func quote(
        _ id: BookingID,
        cancelledBy: CancelledBy,
        at now: Int64,
        in connection: any SQLConnection
    ) async throws -> CancellationQuote {
        let booking = try await bookings.find(id, in: connection)
        let isOverdue = booking.status == .pending && (booking.expiresAt ?? .max) <= now
        guard booking.status == .pending && !isOverdue || booking.status == .confirmed else {
            throw wrongState(booking, "cancelled", from: "pending or confirmed")
        }
        let ruling = try await ruling(on: booking, cancelledBy: cancelledBy, at: now, in: connection)
        return CancellationQuote(booking: booking, ruling: ruling, at: now)
    }

    /// Cancels a booking and records what its policy gives back, in one go.
    ///
    /// A policy that fails does not keep the client from cancelling: the refund is then left to a person.
    package func cancel(
        _ id: BookingID,
        cancelledBy: CancelledBy,
        reason: String?,
        by requester: Requester,
        at now: Int64,
        in connection: any SQLConnection
    ) async throws -> (booking: Booking, refund: Refund) {
        var booking = try await current(id, at: now, in: connection)
        guard booking.status == .pending || booking.status == .confirmed else {
            throw wrongState(booking, "cancelled", from: "pending or confirmed")
        }
        if cancelledBy == .noShow, booking.startAt > now || booking.status != .confirmed {
            throw BookingsError(.wrongState, "Only a confirmed booking whose session has begun can be a no-show.")
        }
        let ruling = try await ruling(on: booking, cancelledBy: cancelledBy, at: now, in: connection)
        let refund = try ruling.refund(of: booking, by: requester, at: now)
        try await callOffPayments(of: id, at: now, in: connection)
        booking.status = .cancelled
        booking.expiresAt = nil
        booking.cancelledAt = now
        booking.cancellation = Booking.Cancellation(cancelledBy)
        booking.refunded += refund.amount
        let kind: BookingChange.Kind = cancelledBy == .noShow ? .noShow : .cancelled
        try await bookings.update(
            &booking,
            change: .init(kind: kind, at: now, by: requester, note: reason),
            in: connection
        )
        try await refunds.record(refund, at: now, in: connection)
        return (booking, refund)
    }

    func ruling(
        on booking: Booking,
        cancelledBy: CancelledBy,
        at now: Int64,
        in connection: any SQLConnection
    ) async throws -> RefundRuling {
        let (provider, service) = try await connection.run(
            providers.finding(booking.provider),
            services.finding(booking.service, of: booking.provider)
        )
        return try await refunds.rule(
            on: booking,
            of: service,
            in: provider.timeZone,
            cancelledBy: cancelledBy,
            at: now,
            in: connection
        )
    }
}

extension Booking.Cancellation {
    init(_ cancelledBy: CancelledBy) {
        self =
            switch cancelledBy {
            case .client: .client
            case .provider: .provider
            case .noShow: .noShow
            }
    }
}
