import CivilTime
import Policies
package import SQL
import WireFormat

extension BookingDesk {
    /// Moves a booking to another slot of its service, or says why that is none.
    ///
    /// When its client moves it at a time at which cancelling would no longer give everything back, notice goes on being
    /// measured against the start that it was moved from: moving is no way around the policy.
    package func reschedule(
        _ id: BookingID,
        to start: Int64,
        by requester: Requester,
        at now: Int64,
        in connection: any SQLConnection
    ) async throws -> RescheduleOutcome {
        var booking = try await current(id, at: now, in: connection)
        guard booking.status == .pending || booking.status == .confirmed else {
            throw wrongState(booking, "moved", from: "pending or confirmed")
        }
        guard booking.startAt > now else {
            throw BookingsError(.wrongState, "The session has begun and can no longer be moved.")
        }
        let survey = try await survey(start, for: booking.service, of: booking.provider, at: now, in: connection) {
            try checkMovable($0.service, by: requester)
        }
        let service = survey.premises.service
        if let refusal = try await refusal(of: start, survey.premises, at: now, moving: id, in: connection) {
            return .refused(refusal)
        }
        let keepsNotice = try await keepsNotice(booking, movedBy: requester, at: now, in: connection)
        booking.noticeStartAt = keepsNotice ? min(booking.noticeStartAt, start) : start
        booking.expiresAt = booking.expiresAt.map { min($0, start) }
        let from = booking.startAt
        booking.startAt = start
        booking.endAt = start + service.timing.durationMinutes * 60
        booking.bufferBefore = service.timing.bufferBeforeMinutes * 60
        booking.bufferAfter = service.timing.bufferAfterMinutes * 60
        if from != start {
            booking.seat = survey.freeSeat
        }
        let change = BookingStore.Change(
            kind: .rescheduled,
            at: now,
            by: requester,
            note: "from \(Timestamp.format(from)) to \(Timestamp.format(start))"
        )
        try await bookings.update(&booking, change: change, in: connection)
        return .rescheduled(booking)
    }

    private func checkMovable(_ service: Service, by requester: Requester) throws {
        guard !service.isArchived else {
            throw BookingsError(
                .conflict,
                "The service can no longer be booked, so nothing can be moved to a new start."
            )
        }
        if case .client = requester, service.requiresApproval {
            throw BookingsError(
                .forbidden,
                "The provider approves starts of this service; ask the provider to move it."
            )
        }
    }

    private func keepsNotice(
        _ booking: Booking,
        movedBy requester: Requester,
        at now: Int64,
        in connection: any SQLConnection
    ) async throws -> Bool {
        guard case .client = requester, booking.paid > 0 else { return false }
        let ruling = try await ruling(on: booking, cancelledBy: .client, at: now, in: connection)
        return ruling.entitlement < booking.paid
    }
}

/// How a request to move a booking ended.
package enum RescheduleOutcome: Sendable {
    case rescheduled(Booking)
    case refused(SlotRefusal)
}
