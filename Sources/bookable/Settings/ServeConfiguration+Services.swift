import CalendarSync

extension ServeConfiguration {
    /// How the server is registered at a service of calendars.
    subscript(service: CalendarService) -> CalendarServiceConfiguration {
        get {
            switch service {
            case .google: calendarLinks.google
            case .microsoft: calendarLinks.microsoft
            }
        }
        set {
            switch service {
            case .google: calendarLinks.google = newValue
            case .microsoft: calendarLinks.microsoft = newValue
            }
        }
    }
}
