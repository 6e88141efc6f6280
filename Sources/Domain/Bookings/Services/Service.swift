package import CivilTime
package import Money
package import Scheduling

/// Something that a provider offers at bookable times.
package struct Service: Sendable {
    package let id: ServiceID
    package let provider: ProviderID
    package var name: String
    package var description: String

    package var price: MonetaryAmount

    /// Lengths, buffers, grid and limits of its slots.
    package var timing: ServiceTiming

    /// What a client is asked for.
    package var requirements: ClientRequirements

    /// Whether a booking waits for the provider's confirmation before it stands.
    package var requiresApproval: Bool

    /// Minutes that the provider has for that, unless the session begins earlier; `nil` for what the server has set.
    package var approvalMinutes: Int64?

    /// Whether a client who is not known otherwise proves their e-mail address before a booking stands.
    package var requiresEmailProof = false

    /// How many bookings can be made as one series; 1 takes none.
    package var maximumOccurrences = 1

    /// What is due before a booking stands.
    package var prepayment: Prepayment

    /// What new bookings of it pin; `nil` for the provider's policy.
    package var policy: PinnedPolicy?

    /// Whether it can no longer be booked; bookings of it live on.
    package var isArchived: Bool

    package let createdAt: Instant
    package var updatedAt: Instant

    /// A minute to thirty days.
    package static let approvalMinutesRange: ClosedRange<Int64> = 1...43_200
}
