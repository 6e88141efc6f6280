import CalendarSync

/// How tentative events count, or whole days that are marked as free, as requests and answers name it.
enum CalendarTentativeRule: String, CaseIterable {
    case busy
    case free

    init(_ rules: CalendarRules) {
        self = rules.tentativeIsBusy ? .busy : .free
    }
}
