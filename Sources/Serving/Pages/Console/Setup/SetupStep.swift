import ConsoleTexts

/// A step on the way from an empty database to a page that can be booked.
enum SetupStep: Int, CaseIterable {
    case practice = 1
    case hours, service, policy, page

    var title: Phrase {
        switch self {
        case .practice: .setupPractice
        case .hours: .setupHours
        case .service: .setupService
        case .policy: .setupPolicy
        case .page: .setupPage
        }
    }

    var help: Phrase {
        switch self {
        case .practice: .setupPracticeHelp
        case .hours: .setupHoursHelp
        case .service: .setupServiceHelp
        case .policy: .setupPolicyHelp
        case .page: .setupPageHelp
        }
    }

    /// The step after it; `nil` after the last.
    var next: SetupStep? { SetupStep(rawValue: rawValue + 1) }

    /// The last part of the address.
    private var name: String {
        switch self {
        case .practice: "practice"
        case .hours: "hours"
        case .service: "service"
        case .policy: "policy"
        case .page: "page"
        }
    }

    /// Where the step is; the first one, which begins without a practice, is elsewhere.
    func address(in practice: Address) -> Address { practice.appending("setup").appending(name) }
}
