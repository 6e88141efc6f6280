/// Someone who can be booked: a specialist, a craftsman, a landlord.
package struct Provider: SelfStanding, Sendable {
    package static let prefix = "prv"

    package let id: ProviderID
    package var name: String
    package var email: String?

    /// The IANA zone in which the provider's hours are read, such as `Europe/Berlin`.
    package var timeZone: String

    /// The policy that new bookings pin.
    package var policy: PinnedPolicy

    /// Unix seconds.
    package let createdAt: Int64
    package var updatedAt: Int64
}
