import Bookings
import CivilTime
import SQL

/// The provider whose pages a member looks at.
struct Practice: Sendable {
    let provider: Provider
    let zone: Zone
    let member: Member
    let visitor: ConsoleVisitor

    /// Whether the provider can be listed and reviewed.
    var hasMarketplace = false

    var address: Address { Address("console", Slug.text(of: provider.id)) }

    func may(_ right: ConsoleRight) -> Bool { member.role.may(right) }
}
