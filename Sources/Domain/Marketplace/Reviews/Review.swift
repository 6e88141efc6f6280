package import Bookings
package import CivilTime

/// What a client says of a session that took place.
package struct Review: Sendable {
    package let id: ReviewID
    package let provider: ProviderID
    package let booking: BookingID

    /// From 1 to 5.
    package var stars: Int
    package var text: String?

    /// Whether its client wants to be named.
    package var isNamed: Bool
    package let writtenAt: Instant
    package var editedAt: Instant?

    /// Counts the versions, from 1.
    package var revision: Int
    package var reply: Reply?

    /// Why and since when an operator hides it; `nil` if it is shown.
    package var hiding: Hiding?

    /// The name under which it is shown, such as "Kim C."; `nil` for a client who is not named or was erased.
    package var author: String?

    /// What the provider answers in public.
    package struct Reply: Hashable, Sendable {
        package let text: String
        package let writtenAt: Instant
    }

    package struct Hiding: Hashable, Sendable {
        package let reason: String
        package let hiddenAt: Instant
    }

    /// Until when its client can change it.
    package var editableUntil: Instant { writtenAt + Self.editingPeriod }

    /// Seconds after the end of a session in which a review can be written.
    package static let writingPeriod: Int64 = 90 * 86_400

    /// Seconds after the writing in which a review can be changed.
    package static let editingPeriod: Int64 = 14 * 86_400

    /// Lengths in Unicode scalars.
    package static let longestText = 2_000
    package static let longestReply = 2_000
    package static let longestReason = 500

    /// How many versions a review can have, so that nobody fills the log of events.
    static let maximumRevisions = 20

    /// The name under which a client's review is shown: the first name, and the initial of the last.
    package static func author(for client: ClientDetails) -> String? {
        guard client != .erased else { return nil }
        let names = client.name.split(whereSeparator: \.isWhitespace)
        guard let first = names.first else { return nil }
        guard names.count > 1, let initial = names.last?.first else { return String(first) }
        return "\(first) \(initial)."
    }
}
