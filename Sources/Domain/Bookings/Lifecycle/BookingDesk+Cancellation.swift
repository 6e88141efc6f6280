package import CivilTime
package import Policies
package import SQL

extension BookingDesk {
    /// What cancelling at `now` would give back; changes nothing.
    ///
    /// The policy is asked once the transaction that reads is over.
    package func quote(
        _ id: BookingID,
        cancelledBy: CancelledBy,
        at now: Instant,
        on database: any SQLDatabase
    ) async throws -> CancellationQuote {
        let (booking, question) = try await database.transaction(.read, by: .system, at: now) { transaction in
            let booking = try await bookings.find(id, in: transaction.connection)
            // Reading releases nothing, so an overdue hold still looks pending here.
            let isOverdue = booking.status == .pending && (booking.expiresAt ?? .max) <= now
            guard booking.status == .pending && !isOverdue || booking.status == .confirmed else {
                throw booking.wrongState("cancelled", from: "pending or confirmed")
            }
            let (provider, service) = try await transaction.connection.run(
                providers.finding(booking.provider),
                services.finding(booking.service, of: booking.provider)
            )
            let question = try await refunds.question(
                on: booking,
                of: service,
                in: provider.timeZone,
                cancelledBy: cancelledBy,
                in: transaction
            )
            return (booking, question)
        }
        return CancellationQuote(booking: booking, decision: try await question.decision(by: refunds.previews), at: now)
    }

    /// Cancels a booking for the side that its requester acts for, and records what that gives back, in one go.
    ///
    /// Runs within ``deciding(on:by:at:_:)``. A policy that fails does not keep the client from cancelling: the refund is then left to a person.
    package func cancel(
        _ id: BookingID,
        reason: String?,
        in transaction: Transaction
    ) async throws -> (booking: Booking, settlement: Settlement) {
        let party = try transaction.requester.cancellingParty()
        let booking = try await holds.current(id, in: transaction)
        guard booking.status == .pending || booking.status == .confirmed else {
            throw booking.wrongState("cancelled", from: "pending or confirmed")
        }
        let change = BookingStore.Change(.cancelled, in: transaction, note: reason)
        return try await end(booking, as: party, change, in: transaction)
    }

    /// Refuses a booking that has not been confirmed yet; only its provider does so.
    package func decline(
        _ id: BookingID,
        reason: String?,
        in transaction: Transaction
    ) async throws -> (booking: Booking, settlement: Settlement) {
        guard transaction.requester.party == .provider else {
            throw BookingsError(.forbidden, "Only the provider can decline a booking.")
        }
        let booking = try await holds.current(id, in: transaction)
        guard booking.status == .pending else { throw booking.wrongState("declined", from: "pending") }
        let change = BookingStore.Change(.cancelled, in: transaction, note: reason)
        return try await end(booking, as: .provider, change, in: transaction)
    }

    /// Records that the client of a confirmed booking did not come.
    ///
    /// Only the provider's side can say so, and not before the session was to start. After the provider has moved the
    /// booking, not before the latest start that the client could rely on, ``Booking/noticeStartAt``.
    package func recordNoShow(
        _ id: BookingID,
        in transaction: Transaction
    ) async throws -> (booking: Booking, settlement: Settlement) {
        guard transaction.requester.party == .provider else {
            throw BookingsError(.forbidden, "Only the provider can say that the client did not come.")
        }
        let booking = try await holds.current(id, in: transaction)
        guard booking.status == .confirmed else { throw booking.wrongState("a no-show", from: "confirmed") }
        let earliest = max(booking.startAt, booking.noticeStartAt)
        guard earliest <= transaction.now else {
            throw BookingsError(
                .wrongState,
                "A no-show can be recorded from \(earliest) on: before then the client can still come."
            )
        }
        let change = BookingStore.Change(.noShow, in: transaction)
        return try await end(booking, as: .noShow, change, in: transaction)
    }

    func end(
        _ booking: Booking,
        as party: CancelledBy,
        _ change: BookingStore.Change,
        in transaction: Transaction
    ) async throws -> (booking: Booking, settlement: Settlement) {
        var (booking, change) = (booking, change)
        // Before anything is written: where a script has to be asked first, this throws and rolls the transaction back.
        let decision = try await decision(on: booking, cancelledBy: party, in: transaction)
        let refund = try decision.refund(of: booking, by: change.by, at: change.at)
        // Read once, for what is called off and for what the refund is taken from: the two never share a payment.
        let paid = try await payments.store.list(of: booking.id, in: transaction.connection)
        try await payments.callOff(paid, in: transaction)
        // Once a payment was asked for, the provider has approved, or need not: ending it is then not declining.
        change.isRefusal = party == .provider && booking.status == .pending && paid.isEmpty
        change.wasPending = booking.status == .pending
        booking.status = .cancelled
        booking.expiresAt = nil
        booking.cancelledAt = change.at
        booking.cancellation = Booking.Cancellation(party)
        booking.refunded += refund.amount
        try await bookings.update(&booking, change: change, in: transaction.connection)
        return (booking, try await payouts.record(refund, from: paid, in: transaction))
    }

    func decision(
        on booking: Booking,
        cancelledBy: CancelledBy,
        in transaction: Transaction
    ) async throws -> PolicyDecision {
        let (provider, service) = try await transaction.connection.run(
            providers.finding(booking.provider),
            services.finding(booking.service, of: booking.provider)
        )
        return try await refunds.decide(
            on: booking,
            of: service,
            in: provider.timeZone,
            cancelledBy: cancelledBy,
            in: transaction
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
