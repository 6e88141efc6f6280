import Bookings
import CivilTime
import ConsoleTexts
import Localization

extension BookingListView {
    /// One of the bookings.
    struct Entry: Sendable {
        let id: BookingID
        let service: String
        let provider: String
        let period: SessionPeriod

        /// Where its page is; `nil` if that needs a new token.
        let address: Address?

        /// Whether it has not ended yet, and is confirmed or may still be.
        let isComing: Bool
        private let status: BookingStatus
        private let isExpired: Bool
        private let wasMissed: Bool

        init(_ entry: ClientBooking, zone: Zone, hourCycle: HourCycle, address: Address?, now: Instant) {
            let booking = entry.booking
            id = booking.id
            service = entry.serviceName
            provider = entry.providerName
            period = SessionPeriod(
                start: booking.startAt.secondsSince1970,
                end: booking.endAt.secondsSince1970,
                zone: zone,
                hourCycle: hourCycle
            )
            self.address = address
            status = booking.status == .confirmed && booking.endAt <= now ? .completed : booking.status
            // Reading releases no hold, so one that has run out still looks pending.
            let hasRunOut = booking.status == .pending && booking.expiresAt.map { $0 <= now } == true
            isExpired = hasRunOut || booking.cancellation == .expiry
            wasMissed = booking.cancellation == .noShow
            isComing = booking.endAt > now && !hasRunOut && (status == .pending || status == .confirmed)
        }

        /// The state of the booking, in a few words.
        func state(_ visit: Visit) -> String {
            if isExpired { return visit[.bookingExpired] }
            if wasMissed { return visit[.bookingMissed] }
            return switch status {
            case .pending: visit[.bookingPending]
            case .confirmed: visit[.bookingConfirmed]
            case .cancelled: visit[.bookingCancelled]
            case .completed: visit[.bookingCompleted]
            }
        }
    }
}
