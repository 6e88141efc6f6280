package import CivilTime
import Policies
import SQL
import Scheduling

extension BookingDesk {
    /// Moves a booking to another slot of its service, or says why that is none.
    ///
    /// A booking that starts there already stays as it was agreed, also where the service has another length by now.
    /// What notice is measured against afterwards is decided by who moves it: see ``noticeStart(of:movedTo:in:)``.
    /// With `overridingRules`, only another booking or busy time refuses a start that is still to come, on a whole minute.
    /// Runs within ``deciding(on:by:at:_:)``.
    package func reschedule(
        _ id: BookingID,
        to start: Instant,
        overridingRules: Bool = false,
        in transaction: Transaction
    ) async throws -> RescheduleOutcome {
        let booking = try await movable(id, in: transaction)
        guard booking.startAt != start else { return .unchanged(booking) }
        let place = try await self.place(of: booking, at: start, in: transaction)
        if let refusal = place.decision.refusal {
            // Returned and not thrown, as `book` does, so that the holds that were released on the way stay released.
            guard overridingRules, refusal.canBeOverridden, start > transaction.now, start.secondsSince1970 % 60 == 0
            else { return .refused(refusal) }
        }
        return .rescheduled(try await move(booking, to: start, place, in: transaction))
    }

    /// The booking as it is now; throws ``BookingsError`` if it cannot be moved any more.
    func movable(_ id: BookingID, in transaction: Transaction) async throws -> Booking {
        let booking = try await holds.current(id, in: transaction)
        guard booking.status == .pending || booking.status == .confirmed else {
            throw booking.wrongState("moved", from: "pending or confirmed")
        }
        guard booking.startAt > transaction.now else {
            throw BookingsError(.wrongState, "The session has begun and can no longer be moved.")
        }
        return booking
    }

    /// What decides whether a booking can be moved to a start.
    struct Place {
        fileprivate let startCheck: SlotDesk.StartCheck
        let decision: SlotDecision
    }

    /// Reads what decides whether `booking` can be moved to `start`; it and `others` leave their places.
    func place(
        of booking: Booking,
        at start: Instant,
        leaving others: [BookingID] = [],
        nearby: Bool = true,
        in transaction: Transaction
    ) async throws -> Place {
        let startCheck = try await slots.check(
            start,
            for: booking.service,
            of: booking.provider,
            in: transaction
        ) {
            try checkMovable($0.service, by: transaction.requester)
        }
        let decision = try await slots.decision(
            on: start,
            seats: booking.seats.count,
            startCheck.offered,
            for: booking.client,
            moving: [booking.id] + others,
            nearby: nearby,
            in: transaction
        )
        return Place(startCheck: startCheck, decision: decision)
    }

    /// Moves a booking to a start that was decided on.
    func move(
        _ booking: Booking,
        to start: Instant,
        _ place: Place,
        telling news: SeriesNews? = nil,
        in transaction: Transaction
    ) async throws -> Booking {
        var booking = booking
        let service = place.startCheck.offered.service
        // Before `startAt` changes: the rule needs the old start beside the new one.
        booking.noticeStartAt = try await noticeStart(
            of: booking,
            movedTo: start,
            in: transaction
        )
        // No hold reaches into its session, so a move to an earlier start can shorten it.
        booking.expiresAt = booking.expiresAt.map { min($0, start) }
        let from = booking.startAt
        booking.startAt = start
        // The service's present length and buffers, not those it was booked with: they were checked at the start.
        booking.endAt = start + service.timing.durationMinutes * 60
        booking.bufferBefore = service.timing.bufferBeforeMinutes * 60
        booking.bufferAfter = service.timing.bufferAfterMinutes * 60
        booking.seats = place.startCheck.taken.free(booking.seats.count, of: service)
        // The price stays as it was agreed.
        booking.availabilityRule = place.decision.rule
        var change = BookingStore.Change(
            .rescheduled,
            in: transaction,
            note: note(on: booking, movedFrom: from)
        )
        change.movedFrom = from
        change.news = news
        try await bookings.update(&booking, change: change, in: transaction.connection)
        try await BookingDocumentDesk.noteEnd(of: booking, in: transaction.connection)
        return booking
    }

    private func checkMovable(_ service: Service, by requester: Requester) throws {
        guard !service.isArchived else {
            throw BookingsError(
                .conflict,
                "The service is archived; its bookings can no longer be moved."
            )
        }
        if case .client = requester, service.requiresApproval {
            throw BookingsError(
                .forbidden,
                "The provider approves the start times of this service; ask the provider to move the booking."
            )
        }
    }

    private func note(on booking: Booking, movedFrom start: Instant) -> String {
        let move = "from \(start) to \(booking.startAt)"
        guard booking.noticeStartAt != booking.startAt else { return move }
        return move + "; notice counts to \(booking.noticeStartAt)"
    }

    /// The start that notice is measured against once `booking` is moved to `start`.
    ///
    /// A provider who moves it never shortens the client's notice: the latest of all starts since the client last chose
    /// one counts. A client chooses anew, but where cancelling would no longer give everything back, an earlier start that
    /// counted before goes on counting: moving is not a way around the policy.
    private func noticeStart(
        of booking: Booking,
        movedTo start: Instant,
        in transaction: Transaction
    ) async throws -> Instant {
        guard transaction.requester.party == .client else { return max(booking.noticeStartAt, booking.startAt, start) }
        // Where nothing was paid no policy could be evaded, and none is asked.
        guard booking.paid > 0 else { return start }
        let decision = try await decision(on: booking, cancelledBy: .client, in: transaction)
        return decision.entitlement < booking.paid ? min(booking.noticeStartAt, start) : start
    }
}

/// How a request to move a booking ended.
package enum RescheduleOutcome: Sendable {
    case rescheduled(Booking)

    /// It starts there already, and stays as it is.
    case unchanged(Booking)
    case refused(SlotRefusal)
}
