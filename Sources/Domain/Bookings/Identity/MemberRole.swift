/// What a member may do for a provider, or for all of them.
package enum MemberRole: String, Sendable, CaseIterable {
    /// Everything of their own provider, including its members.
    case owner

    /// Bookings, hours and calendars.
    case staff

    /// Bookings.
    case frontDesk = "front_desk"

    /// Money: what is owed, paid and given back.
    case finance

    /// Everything, for every provider.
    case admin

    /// The roles that a provider's members can have.
    package static let ofProviders: [MemberRole] = [.owner, .staff, .frontDesk, .finance]
}
