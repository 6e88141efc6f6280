/// The recurrence of a VEVENT as it was written.
internal struct RecurrenceRecord {
    internal var rules: [RecurrenceRule] = []
    internal var exceptionRules: [RecurrenceRule] = []
    internal var hasUnknownRule = false
    internal var dates: [TimeValue] = []
    internal var periods: [PeriodValue] = []
    internal var exceptions: [TimeValue] = []
    internal var hasUnknownDate = false

    /// Which instance of the series it replaces.
    internal var instance: TimeValue?
    internal var hasUnknownInstance = false
    /// Whether it replaces all later instances as well.
    internal var isForFuture = false
}
