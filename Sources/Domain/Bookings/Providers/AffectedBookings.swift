package import CivilTime
import SQL
import Scheduling

/// A booking that lay in open time before a change of hours, and no longer does.
package struct AffectedBooking: Sendable {
    package let id: BookingID
    package let service: ServiceID

    /// As bookings have it: `pending`, `confirmed` or `completed`.
    package let status: String

    /// The session is `[startAt, endAt)`.
    package let startAt: Instant
    package let endAt: Instant
}

/// Finds the bookings that a change of hours leaves outside of them.
///
/// They stay as they are.
struct AffectedBookings: Sendable {
    /// The most that are looked at and told, the next ones first.
    static let maximumCount = 200

    func list(
        of provider: ProviderID,
        from before: OpenHours,
        to after: OpenHours,
        in transaction: Transaction
    ) async throws -> [AffectedBooking] {
        let bookings = BookingsInTime.standing(in: transaction.connection.dialect)
        let rows = try await transaction.connection.query(
            """
            SELECT booking_id, service_id, status, start_at, end_at FROM \(bookings.table)
            WHERE provider_id = \(provider) AND start_at >= \(transaction.now) AND \(bookings.condition)
            ORDER BY start_at, booking_id LIMIT \(Self.maximumRead)
            """
        )
        var calendars: [ServiceID: (before: PreparedCalendar, after: PreparedCalendar)] = [:]
        var found: [AffectedBooking] = []
        for row in rows where found.count < Self.maximumCount {
            let booking = AffectedBooking(
                id: try row.decode("booking_id"),
                service: try row.decode("service_id"),
                status: try row.decode("status"),
                startAt: try row.decode("start_at"),
                endAt: try row.decode("end_at")
            )
            let known =
                try calendars[booking.service] ?? (
                    before.calendar(of: booking.service), after.calendar(of: booking.service)
                )
            calendars[booking.service] = known
            // What was booked against the hours before is no news.
            guard !(try booking.lies(in: known.after)), try booking.lies(in: known.before) else { continue }
            found.append(booking)
        }
        return found
    }

    /// Bookings ahead that are looked at: a few years of a full practice.
    private static let maximumRead = 5_000
}

extension OpenHours {
    fileprivate func calendar(of service: ServiceID) throws -> PreparedCalendar {
        PreparedCalendar(schedule: try schedule(of: service), sessions: [], busy: [])
    }
}

extension AffectedBooking {
    /// Whether the session lies in open time.
    fileprivate func lies(in calendar: PreparedCalendar) throws -> Bool {
        let minutes = (endAt - startAt) / 60
        // Only opening is asked about: with a step of a minute every start is on the grid, and none
        // is past as of itself.
        let timing = ServiceTiming(durationMinutes: minutes, slotStepMinutes: 1)
        let start = startAt.secondsSince1970
        let explanation = calendar.explain(at: start, rules: try timing.rules(tag: 1), now: start)
        return !explanation.reasons.contains { reason in
            switch reason {
            case .closed, .exception, .sessionLeavesOpening: true
            case .session, .busy, .full, .past, .notice, .window, .limit, .offGrid: false
            }
        }
    }
}
