/// What somebody is to a provider, or to the whole of Bookable.
package enum MemberRole: String, Sendable, CaseIterable {
    /// Everything of the own provider, its members too.
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
