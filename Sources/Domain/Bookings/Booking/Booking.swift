package import CivilTime
package import Money
package import Policies

/// One client's place in one session of a service: a seat of it, or several.
package struct Booking: Sendable {
    package let id: BookingID
    package let provider: ProviderID
    package let service: ServiceID
    package var status: BookingStatus

    /// The session is `[startAt, endAt)`.
    package var startAt: Instant
    package var endAt: Instant

    /// Seconds before and after the session that stay free of other sessions.
    package var bufferBefore: Int64
    package var bufferAfter: Int64

    /// Which of the seats of its session it has.
    package var seats: BookedSeats

    /// ``ClientDetails/awaited`` while a slot is held for somebody who has yet to say who they are.
    package var client: ClientDetails

    /// Of all its seats, as it was when it was booked.
    package var price: MonetaryAmount

    /// Minor units of the price that are due before the booking stands.
    package var prepayment: Int64

    /// How the client chose to pay that; `nil` if nothing is due in advance or nobody chose.
    package var paymentWay: PaymentWay?

    /// Minor units received so far.
    package var paid: Int64

    /// Minor units given back or owed so far.
    package var refunded: Int64

    /// What its client accepted; later versions do not touch it.
    package let policy: PinnedPolicy

    /// The version of the provider's availability rule that allowed the start; `nil` if there was none, or the provider booked against it.
    package var availabilityRule: PolicyVersion?

    /// The start that notice is measured against.
    ///
    /// It is earlier than `startAt` after the client moved the booking late, and later after the provider moved it to an
    /// earlier time.
    package var noticeStartAt: Instant

    /// When the hold of a pending booking runs out.
    package var expiresAt: Instant?

    package let bookedAt: Instant
    package var cancelledAt: Instant?
    package var cancellation: Cancellation?

    /// Counts changes, from 1.
    package var revision: Int

    /// Which occurrence of which series it is; `nil` if it was made alone.
    package var series: SeriesPlace?

    /// Of the price and of all that is paid and refunded.
    package var currency: Currency { price.currency }

    /// An amount of minor units of the booking's currency.
    package func amount(_ minorUnits: Int64) -> MonetaryAmount { MonetaryAmount(minorUnits, currency) }

    /// The first of its seats.
    package var seat: Int { seats.first }

    /// The highest price of a booking, in minor units.
    static let maximumPrice: Int64 = 1_000_000_000_000

    /// Why a booking is cancelled.
    package enum Cancellation: String, Sendable, CaseIterable {
        case client
        case provider
        case noShow = "no_show"

        /// Its hold ran out.
        case expiry
    }
}
