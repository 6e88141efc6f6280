import Bookings
import CivilTime
import ConsoleTexts

/// The status of a booking as the practice sees it.
enum BookingStanding: Sendable {
    case toApprove, toPay, held, confirmed, completed, noShow, cancelled, expired

    /// How `booking` stands at `now`; `wasApproved` if the provider approved it, or nobody has to.
    init(_ booking: Booking, wasApproved: Bool, at now: Instant) {
        switch booking.status {
        case .confirmed: self = .confirmed
        case .completed: self = .completed
        case .cancelled:
            switch booking.cancellation {
            case .noShow: self = .noShow
            case .expiry: self = .expired
            case .client, .provider, nil: self = .cancelled
            }
        case .pending:
            // Reading releases no hold, so one that has run out still looks pending.
            if let end = booking.expiresAt, end <= now {
                self = .expired
            } else if booking.client.areAwaited {
                self = .held
            } else if !wasApproved {
                self = .toApprove
            } else {
                self = booking.prepayment > booking.paid ? .toPay : .held
            }
        }
    }

    /// Whether it takes its place in the calendar.
    var takesPlace: Bool {
        switch self {
        case .toApprove, .toPay, .held, .confirmed, .completed, .noShow: true
        case .cancelled, .expired: false
        }
    }

    /// Whether the session may still be moved.
    var isAhead: Bool {
        switch self {
        case .toApprove, .toPay, .held, .confirmed: true
        case .completed, .noShow, .cancelled, .expired: false
        }
    }

    var title: Phrase {
        switch self {
        case .toApprove: .toApprove
        case .toPay: .toPay
        case .held: .held
        case .confirmed: .confirmed
        case .completed: .completed
        case .noShow: .noShow
        case .cancelled: .cancelled
        case .expired: .expired
        }
    }

    var tagStyle: StaticString {
        switch self {
        case .toApprove, .toPay: "tag warn"
        case .confirmed: "tag good"
        case .noShow: "tag bad"
        case .held, .completed, .cancelled, .expired: "tag"
        }
    }

    /// In the grid of a week, told by its border as well as by its colour.
    var style: StaticString {
        switch self {
        case .confirmed: "ev"
        case .toApprove, .toPay, .held: "ev wait"
        case .completed: "ev done"
        case .noShow: "ev miss"
        case .cancelled, .expired: "ev off"
        }
    }
}
