import Bookings

/// What a role permits in the console.
enum ConsoleRight: CaseIterable, Sendable {
    /// Open the console of the provider.
    case enter

    /// See who comes when, and what is known of them.
    case seeBookings

    /// Take, approve, move and cancel bookings, and record what is paid.
    case manageBookings

    /// Find clients, and see what is known of them.
    case seeClients

    /// Export and erase what is known of clients.
    case manageClients

    /// Change hours and time off.
    case changeSchedule

    /// Link calendars, change how they block, and publish bookings as a calendar.
    case changeCalendars

    /// Add, change and archive services.
    case changeServices

    /// Write and choose cancellation policies.
    case changePolicies

    /// Choose what is sent to clients and to the provider, and when.
    case changeMessages

    /// Add and remove people, and change their roles.
    case changePeople

    /// Make and revoke API keys, and manage webhooks.
    case changeIntegrations

    /// See what is owed, paid and given back.
    case seeMoney

    /// Record how refunds were paid, and have Stripe asked again.
    case payRefunds

    /// See all providers, jobs and the server's health.
    case operate

    var roles: Set<MemberRole> {
        switch self {
        case .enter: Set(MemberRole.allCases)
        case .seeBookings, .manageBookings, .seeClients: [.owner, .staff, .frontDesk, .admin]
        case .changeSchedule, .changeCalendars: [.owner, .staff, .admin]
        case .changeServices, .changePolicies, .changePeople, .changeIntegrations, .manageClients,
            .changeMessages:
            [.owner, .admin]
        case .seeMoney, .payRefunds: [.owner, .finance, .admin]
        case .operate: [.admin]
        }
    }
}

extension MemberRole {
    func may(_ right: ConsoleRight) -> Bool { right.roles.contains(self) }
}
