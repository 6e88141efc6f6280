public import Localization
public import Money

/// Why a message is written, with what only that reason knows.
///
/// Amounts are in minor units.
public enum Occasion: Sendable {
    /// The booking waits for the provider's approval.
    case requested
    /// The provider did not approve it; a reason is in the provider's words.
    case declined(reason: String?)
    /// The booking stands.
    case confirmed
    /// The booking stands once it is paid; until the instant, in seconds since 1970 UTC, if there is one.
    case paymentNeeded(MonetaryAmount, until: Int64?)
    /// A payment arrived.
    case paymentReceived(MonetaryAmount)
    /// The session begins at another time than the one before.
    case moved(by: Party, from: SessionPeriod)
    /// The booking is cancelled; a reason is in words of the party or its policy.
    case cancelled(by: Party, refund: RefundOutcome, reason: String?)
    /// A refund left for the client's bank.
    case refundPaid(MonetaryAmount)
    /// A refund could not be paid, so a person has to pay it.
    case refundFailed(MonetaryAmount)
    /// The payer's bank has taken the amount, or asks about it; evidence is taken until the instant, in seconds since 1970 UTC.
    case paymentDisputed(MonetaryAmount, isInquiry: Bool, until: Int64?)
    /// The payer's bank has decided.
    case disputeClosed(MonetaryAmount, DisputeOutcome)
    /// The session is near; how near is told only if that is true when the message is read.
    case reminder(count: Int, unit: TimeUnit)
    /// The session is near, and the message goes out late.
    case lateReminder
    /// The session is over.
    case reviewRequest
    /// The client has written a review, with so many of five stars, and wants to be named or not.
    case reviewWritten(stars: Int, isNamed: Bool)
    /// The client did not come.
    case noShow
    /// The place was kept for a while, and is free again.
    case holdExpired
}
