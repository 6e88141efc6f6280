/// Why somebody is sent a message.
///
/// The names are stored and told to other programs.
package enum Occasion: String, Sendable, CaseIterable {
    /// A booking was made that the provider has yet to approve.
    case requested
    case approvalRequested = "approval_requested"

    /// The time to approve a booking is about to run out.
    case approvalReminder = "approval_reminder"

    /// A booking waits for its payment.
    case paymentDue = "payment_due"
    case paymentFailed = "payment_failed"

    /// A booking stands from now on.
    case confirmed
    case declined
    case moved
    case cancelled

    /// The hold of a booking ran out.
    case expired

    /// All of a refund is paid.
    case refundPaid = "refund_paid"

    /// A person has to pay a refund.
    case refundFailed = "refund_failed"

    /// A payer objects to a payment at their bank.
    case paymentDisputed = "payment_disputed"

    /// The bank has decided on a dispute, or it ended without anything being taken.
    case disputeClosed = "dispute_closed"

    /// The reminder that comes earlier: a day before the start, unless set otherwise.
    case firstReminder = "first_reminder"

    /// The reminder that comes later: an hour before the start, unless set otherwise.
    case lastReminder = "last_reminder"
    case reviewRequest = "review_request"

    /// A client wrote a review.
    case reviewWritten = "review_written"

    /// What a client may have to act on within hours.
    package static let urgent: Set<Occasion> = [.firstReminder, .lastReminder, .moved, .cancelled]

    package static let reminders: Set<Occasion> = [.firstReminder, .lastReminder]

    /// What tells how a booking stands: of those that have not been sent, only the last is true.
    package static let standings: Set<Occasion> = [
        .requested, .approvalRequested, .approvalReminder, .paymentDue, .paymentFailed, .confirmed, .declined, .moved,
        .cancelled, .expired,
    ]
}
