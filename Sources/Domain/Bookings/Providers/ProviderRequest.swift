/// What a new provider is made from.
package struct ProviderRequest: Sendable {
    /// A name of the caller's choice; `nil` for a random one.
    package var id: ProviderID?
    package var name: String
    package var email: String?
    package var timeZone: String

    /// A standard policy, which new bookings pin at its newest version.
    package var policy: PolicyID

    package init(id: ProviderID?, name: String, email: String?, timeZone: String, policy: PolicyID) {
        self.id = id
        self.name = name
        self.email = email
        self.timeZone = timeZone
        self.policy = policy
    }
}
