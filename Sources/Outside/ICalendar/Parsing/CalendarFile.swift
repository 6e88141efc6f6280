/// What a file says about when somebody is busy, before zones and recurrences are worked out.
internal struct CalendarFile {
    /// A VCALENDAR.
    internal struct Contents {
        internal var timeZone: String?
        internal var isCancellation = false
        internal var zones: [ZoneDefinition] = []
    }

    internal var calendars: [Contents] = []
    internal var events: [EventRecord] = []

    /// Periods of VFREEBUSY, with the calendar that holds each.
    internal var busyPeriods: [(calendar: Int, period: PeriodValue)] = []

    /// The names of zones in use; times name them by position.
    internal var zoneNames: [ZoneKey] = []

    /// What is left out, and why.
    internal var notices: [CalendarNotice] = []
}
