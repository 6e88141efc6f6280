import ConsoleTexts

/// A part of the console, as its menu lists them.
enum ConsoleSection: CaseIterable {
    case day, week, hours, services, policy, money, people, account

    var title: Phrase {
        switch self {
        case .day: .day
        case .week: .week
        case .hours: .hours
        case .services: .services
        case .policy: .policy
        case .money: .money
        case .people: .people
        case .account: .account
        }
    }

    private var right: ConsoleRight? {
        switch self {
        case .day, .week: .seeBookings
        case .hours: .changeSchedule
        case .services: .changeServices
        case .policy: .changePolicies
        case .money: .seeMoney
        case .people: .changePeople
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
        case .hours: practice.address.appending("hours")
        case .services: practice.address.appending("services")
        case .policy: practice.address.appending("policy")
        case .money: practice.address.appending("money")
        case .people: practice.address.appending("people")
        case .account: Address("console", "account")
        }
    }
}
