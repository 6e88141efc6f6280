import ConsoleTexts

/// A key of the keyboard that leads to a page of the practice, unless something is being typed.
enum Shortcut: String, CaseIterable {
    case today = "t"
    case week = "w"
    case search = "/"
    case newBooking = "n"

    /// Shows the list of the others.
    static let help = "?"

    var title: Phrase {
        switch self {
        case .today: .today
        case .week: .week
        case .search: .findClient
        case .newBooking: .newBooking
        }
    }

    private var right: ConsoleRight {
        switch self {
        case .today, .week: .seeBookings
        case .search: .seeClients
        case .newBooking: .manageBookings
        }
    }

    func address(in practice: Practice) -> Address {
        switch self {
        case .today: practice.address.appending("day")
        case .week: practice.address.appending("week")
        case .search: practice.address.appending("clients")
        case .newBooking: practice.address.appending("new")
        }
    }

    /// Those that lead somewhere for a member; none for one who has switched them off.
    static func all(for practice: Practice) -> [Shortcut] {
        practice.visitor.usesShortcuts ? allCases.filter { practice.may($0.right) } : []
    }
}
