import Bookings

/// Somebody who is signed in.
struct ConsoleVisitor: Sendable {
    let session: ConsoleSession

    /// All memberships of the address.
    let members: [Member]

    /// The membership with which the visitor acts for a provider; `nil` without one.
    ///
    /// Who is both a member and an administrator is the member, unless only administrators may do it.
    func member(of provider: ProviderID, for right: ConsoleRight) -> Member? {
        let candidates = members.filter { $0.provider == provider } + members.filter { $0.role == .admin }
        return candidates.first { $0.role.may(right) } ?? candidates.first
    }

    /// Whether there are bookings of which the visitor can be notified.
    var isNotifiable: Bool { members.contains { $0.provider != nil && $0.role.may(.seeBookings) } }

    /// Whether single keys lead to pages.
    var usesShortcuts: Bool { members.allSatisfy { $0.shortcutsOffAt == nil } }

    var isAdministrator: Bool { members.contains { $0.role == .admin } }
}
