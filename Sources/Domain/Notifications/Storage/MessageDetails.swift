package import CivilTime
import Bookings

/// What a message says of the change that caused it, as its booking no longer tells it later.
package struct MessageDetails: Codable, Hashable, Sendable {
    /// The start that the booking was moved from.
    package var movedFrom: Instant?

    /// Who moved or cancelled it.
    package var party: Party?

    /// Why, in the words of whoever did it.
    package var reason: String?

    /// Minor units of the booking's currency that a refund gives.
    package var amount: Int64?

    package init() {}

    /// The side of a change.
    package enum Party: String, Codable, Sendable {
        case client, provider
    }

    private enum CodingKeys: String, CodingKey {
        case party, reason, amount
        case movedFrom = "moved_from"
    }
}
