import Bookings

/// What a role permits in the console.
enum ConsoleRight: CaseIterable, Sendable {
    /// Open the console of the provider.
    case enter

    /// See who comes when, and what is known of them.
    case seeBookings

    /// Take, approve, move and cancel bookings, and record what is paid.
    case manageBookings

    /// Change hours and time off.
    case changeSchedule

    /// Add, change and archive services.
    case changeServices

    /// Write and choose cancellation policies.
    case changePolicies

    /// Add and remove people, and change their roles.
    case changePeople

    /// See what is owed, paid and given back.
    case seeMoney

    /// See all providers, jobs and the server's health.
    case operate

    var roles: Set<MemberRole> {
        switch self {
        case .enter: Set(MemberRole.allCases)
        case .seeBookings, .manageBookings: [.owner, .staff, .frontDesk, .admin]
        case .changeSchedule: [.owner, .staff, .admin]
        case .changeServices, .changePolicies, .changePeople: [.owner, .admin]
        case .seeMoney: [.owner, .finance, .admin]
        case .operate: [.admin]
        }
    }
}

extension MemberRole {
    func may(_ right: ConsoleRight) -> Bool { right.roles.contains(self) }
}
