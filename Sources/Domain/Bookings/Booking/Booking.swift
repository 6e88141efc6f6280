package import Money

/// One client's seat in one session of a service.
package struct Booking: Sendable {
    package let id: BookingID
    package let provider: ProviderID
    package let service: ServiceID
    package var status: BookingStatus

    /// Unix seconds; the session is `[startAt, endAt)`.
    package var startAt: Int64
    package var endAt: Int64

    /// Seconds before and after the session that stay free of other sessions.
    package var bufferBefore: Int64
    package var bufferAfter: Int64

    /// Which of the seats of its session, from 1.
    package var seat: Int
    package let client: ClientDetails

    /// Minor units of `currency`, as they were when it was booked.
    package let price: Int64
    package let currency: Currency

    /// Minor units of the price that are due before the booking stands.
    package let prepayment: Int64

    /// Minor units received so far.
    package var paid: Int64

    /// Minor units given back or owed so far.
    package var refunded: Int64

    /// What its client accepted; later versions do not touch it.
    package let policy: PinnedPolicy

    /// The start that notice is measured against, in unix seconds.
    ///
    /// It is earlier than `startAt` after the client moved the booking late, and later after the provider moved it to an
    /// earlier time.
    package var noticeStartAt: Int64

    /// When the hold of a pending booking runs out.
    package var expiresAt: Int64?

    /// Unix seconds.
    package let bookedAt: Int64
    package var cancelledAt: Int64?
    package var cancellation: Cancellation?

    /// Counts changes, from 1.
    package var revision: Int

    /// Why a booking is cancelled.
    package enum Cancellation: String, Sendable, CaseIterable {
        case client
        case provider
        case noShow = "no_show"

        /// Its hold ran out.
        case expiry
    }
}
