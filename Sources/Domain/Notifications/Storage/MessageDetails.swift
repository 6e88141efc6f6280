package import CivilTime
package import Bookings

/// What a message says of the change that caused it, as its booking no longer tells it later.
package struct MessageDetails: Codable, Hashable, Sendable {
    /// The start that the booking was moved from.
    package var movedFrom: Instant?

    /// Who moved or cancelled it.
    package var party: Party?

    /// Why, in the words of whoever did it.
    package var reason: String?

    /// Minor units of the booking's currency that a refund gives, or that a dispute is about; with ``others``, what those gave back when
    /// they were cancelled.
    package var amount: Int64?

    /// Where a dispute stands.
    package var dispute: Dispute.Status?

    /// Until when something is to be done.
    package var until: Instant?

    /// The starts of other bookings of the series that the message tells of too.
    package var others: [Instant]?

    package init() {}

    /// The side of a change.
    package enum Party: String, Codable, Sendable {
        case client, provider
    }

    private enum CodingKeys: String, CodingKey {
        case party, reason, amount, dispute, until, others
        case movedFrom = "moved_from"
    }
}
