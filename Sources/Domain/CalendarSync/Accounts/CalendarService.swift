/// A service at which people have calendars behind a sign-in.
package enum CalendarService: String, Sendable, CaseIterable, Codable {
    case google
    case microsoft

    /// As people know it.
    package var title: String {
        switch self {
        case .google: "Google"
        case .microsoft: "Microsoft"
        }
    }

    /// The last part of the address at which it tells of changes.
    package var noticePath: String {
        switch self {
        case .google: "google-calendar"
        case .microsoft: "microsoft-graph"
        }
    }

    /// What this program asks for, and does not work without.
    package var scopes: [String] {
        switch self {
        case .google:
            [
                "https://www.googleapis.com/auth/calendar.calendarlist.readonly",
                "https://www.googleapis.com/auth/calendar.events",
            ]
        case .microsoft: ["Calendars.ReadWrite"]
        }
    }
}
