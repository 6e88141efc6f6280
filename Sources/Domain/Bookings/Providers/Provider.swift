package import CivilTime
package import Policies

/// Someone who can be booked: a specialist, a craftsman, a landlord.
package struct Provider: Sendable {
    package let id: ProviderID
    package var name: String
    package var email: String?

    /// The IANA zone in which the provider's hours are read, such as `Europe/Berlin`.
    package var timeZone: String

    /// The policy that new bookings pin.
    package var policy: PinnedPolicy

    /// The version of the provider's availability rule that is in force; `nil` if every start that hours and limits leave is offered.
    package var availabilityRule: PolicyVersion?

    /// The provider's own account at Stripe, to which prepayments go; none keeps them with the platform.
    package var stripeAccount: String?

    /// Hundredths of a per cent of each prepayment that stay with the platform, of one that goes to the provider's account.
    package var feeBasisPoints: Int64

    /// How the provider's own pages look, and who may embed them.
    package var pages: PageChoices

    package let createdAt: Instant
    package var updatedAt: Instant

    /// Counts the changes of what the provider offers: of its own fields, its services, hours and exceptions, and of what it chose
    /// about messages.
    package let offerRevision: Int64
}
