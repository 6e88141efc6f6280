package import CivilTime

/// One entry in the history of a booking, which only grows.
package struct BookingChange: Sendable {
    /// What happened.
    package enum Kind: String, Sendable, CaseIterable {
        case booked, confirmed, cancelled, rescheduled, completed, expired
        case noShow = "no_show"
        case paymentRecorded = "payment_recorded"

        /// Whoever holds it has said who they are; it waits for the provider's approval or for its payment.
        case requested

        /// What is known of the client was corrected.
        case clientChanged = "client_changed"

        /// The client's data was erased.
        case clientErased = "client_erased"

        /// A new token opens it, and the one before no longer does.
        case tokenReissued = "token_reissued"

        /// The provider approved it; it waits for its payment.
        case approved

        /// It was paid through Stripe, and stands.
        case paid

        /// It was paid after its hold had run out, while its slot was still free.
        case rebooked

        /// Money that came too late goes back.
        case paymentReturned = "payment_returned"

        /// A person gave money back.
        case refunded

        /// What Stripe received is not what was asked for; a person has to look at it.
        case paymentProblem = "payment_problem"

        /// A payment was recorded that never came.
        case paymentVoided = "payment_voided"

        /// Its price was corrected.
        case priceChanged = "price_changed"

        /// That it was completed, or a no-show, is taken back.
        case reopened

        /// A person has dealt with it.
        case paymentSettled = "payment_settled"

        /// Its payer disputes a payment at their bank.
        case paymentDisputed = "payment_disputed"

        /// A dispute ended, and took no money.
        case disputeClosed = "dispute_closed"

        /// A dispute ended, and its payer keeps the money.
        case disputeLost = "dispute_lost"
    }

    /// Counts the booking's changes, from 1.
    package let sequence: Int
    package let kind: Kind
    package let status: BookingStatus

    package let changedAt: Instant

    /// Who did it: `client`, `key:key_…` or `system`.
    package let changedBy: String

    /// The side for which it was done; `nil` in entries made before this was recorded, as are the next two.
    package let party: ActingParty?

    /// The start of the session after the change.
    package let startAt: Instant?

    /// The start that notice is measured against after the change.
    package let noticeStartAt: Instant?

    /// A sentence for people, such as the reason given or the start it was moved from.
    package let note: String?

    /// What was known of the client before the change, if it changed that.
    package let earlierClient: ClientDetails?
}

extension BookingChange {
    /// The entry that says how a booking was made.
    ///
    /// `note` says why it was booked against the rules.
    package static func first(of booking: Booking, by requester: Requester, note: String? = nil) -> BookingChange {
        BookingChange(.init(kind: .booked, at: booking.bookedAt, by: requester, note: note), of: booking)
    }

    /// The entry of the booking's present revision.
    init(_ change: BookingStore.Change, of booking: Booking) {
        self.init(
            sequence: booking.revision,
            kind: change.kind,
            status: booking.status,
            changedAt: change.at,
            changedBy: change.by.label,
            party: change.by.party,
            startAt: booking.startAt,
            noticeStartAt: booking.noticeStartAt,
            note: change.note,
            earlierClient: change.earlierClient
        )
    }
}
