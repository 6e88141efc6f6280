import Bookings

/// Somebody who is signed in.
struct ConsoleVisitor: Sendable {
    let session: ConsoleSession

    /// Everything that the address is a member of.
    let members: [Member]

    /// As whom the visitor does something for a provider; `nil` for a provider of others.
    ///
    /// Who is both a member and an administrator is the member, unless only administrators may do it.
    func member(of provider: ProviderID, for right: ConsoleRight) -> Member? {
        let candidates = members.filter { $0.provider == provider } + members.filter { $0.role == .admin }
        return candidates.first { $0.role.may(right) } ?? candidates.first
    }

    var isAdministrator: Bool { members.contains { $0.role == .admin } }
}
