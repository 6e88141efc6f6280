import ConsoleTexts

/// A part of the console, as its menu lists them.
enum ConsoleSection: CaseIterable {
    case day, week, clients, hours, calendars, services, policy, messages, money, figures, people, integrations, account

    var title: Phrase {
        switch self {
        case .day: .day
        case .week: .week
        case .clients: .clientsTitle
        case .hours: .hours
        case .calendars: .calendars
        case .services: .services
        case .policy: .policy
        case .messages: .messages
        case .money: .money
        case .figures: .figures
        case .people: .people
        case .integrations: .integrations
        case .account: .account
        }
    }

    private var right: ConsoleRight? {
        switch self {
        case .day, .week, .messages: .seeBookings
        case .clients: .seeClients
        case .hours: .changeSchedule
        case .calendars: .changeCalendars
        case .services: .changeServices
        case .policy: .changePolicies
        case .money, .figures: .seeMoney
        case .people: .changePeople
        case .integrations: .changeIntegrations
        case .account: nil
        }
    }

    /// Whether the menu of a practice lists it for its member.
    func isShown(to practice: Practice) -> Bool {
        right.map(practice.may) ?? false
    }

    func address(in practice: Practice) -> Address {
        switch self {
        case .day: practice.address.appending("day")
        case .week: practice.address.appending("week")
        case .clients: practice.address.appending("clients")
        case .hours: practice.address.appending("hours")
        case .calendars: practice.address.appending("calendars")
        case .services: practice.address.appending("services")
        case .policy: practice.address.appending("policy")
        case .messages: practice.address.appending("messages")
        case .money: practice.address.appending("money")
        case .figures: practice.address.appending("figures")
        case .people: practice.address.appending("people")
        case .integrations: practice.address.appending("integrations")
        case .account: Address("console", "account")
        }
    }
}
