package import CivilTime
package import Money

/// Money that a client gets back, with all that is needed to prove why.
package struct Refund: Sendable {
    /// What it is made for.
    package enum Kind: String, Sendable, CaseIterable {
        /// A cancellation, by the policy that the booking pins.
        case cancellation

        /// A person's decision.
        case manual

        /// Money that came when nobody waited for it any more.
        case latePayment = "late_payment"

        /// A refund made at Stripe without Bookable: by a person in its dashboard or by another program.
        case external
    }

    /// Where the money stands.
    package enum Status: String, Sendable, CaseIterable {
        /// To be paid.
        case owed

        /// Stripe was asked to pay.
        case requested

        /// Paid.
        case succeeded

        /// Stripe does not pay: a person has to.
        case failed

        /// The policy gives nothing back.
        case nothingOwed = "none"

        /// The policy failed: a person decides.
        case undecided
    }

    package let id: RefundID
    package let booking: BookingID
    package let kind: Kind
    package var status: Status

    /// Minor units to pay.
    package let amount: Int64

    /// Minor units of what was paid that the client gets back in all, earlier refunds included.
    package let entitlement: Int64
    package let currency: Currency

    /// Why, in the policy's words, or the policy's error, or a person's reason.
    package let reason: String
    package let policy: PinnedPolicy

    /// The record of the policy's input, see ``RefundInput``; of a cancellation alone.
    package let input: String?

    package let createdAt: Instant
    package let createdBy: String
}

extension Refund {
    /// The policy's input, read from its record; `nil` if the refund is not of a cancellation.
    ///
    /// Throws ``BookingsError`` of code `unreadableRecord` if the record cannot be read.
    package var recordedInput: RefundInput? {
        get throws(BookingsError) {
            guard let input else { return nil }
            return try RefundInput(record: input)
        }
    }
}
