import Money
import Bookings
import CivilTime
import Notifications

/// A booking with all that its provider is shown.
struct ConsoleBooking: Sendable {
    let details: BookingDetails
    let service: Service
    let payments: [Payment]

    /// Of its payments, in their order.
    let disputes: [Dispute]
    let messages: [Message]
    let notes: [BookingNote]
    let documents: [BookingDocument]

    /// All that were booked as one series with it, in its order; empty if it was booked alone.
    let series: [Booking]

    /// Names of members by how the history names them.
    let members: [String: String]
    let now: Instant

    var booking: Booking { details.booking }

    var standing: BookingStanding {
        let wasApproved = !service.requiresApproval || !payments.isEmpty
        return BookingStanding(booking, wasApproved: wasApproved, at: now)
    }

    /// Minor units of the price that nobody has paid yet.
    var left: Int64 { max(booking.price.minorUnits - booking.paid, 0) }

    var canMove: Bool {
        switch standing {
        case .toApprove, .toPay, .held, .confirmed: booking.startAt > now && !service.isArchived
        case .completed, .noShow, .cancelled, .expired: false
        }
    }

    var canCancel: Bool {
        switch standing {
        case .toPay, .held, .confirmed: true
        case .toApprove, .completed, .noShow, .cancelled, .expired: false
        }
    }

    /// Whether its session has begun, and so can have taken place or been missed.
    var canBeJudged: Bool { standing == .confirmed && booking.startAt <= now }
    var canMissed: Bool { canBeJudged && max(booking.startAt, booking.noticeStartAt) <= now }

    /// Whether that it was completed, or missed, can be taken back.
    var canReopen: Bool {
        guard standing == .completed || standing == .noShow && booking.refunded == 0 else { return false }
        let said = details.history.last { $0.kind == .completed || $0.kind == .noShow }
        return said.map { now - $0.changedAt <= BookingDesk.reopeningTime } ?? false
    }

    var canBePaid: Bool { (standing == .confirmed || standing == .completed) && left > 0 }
}
