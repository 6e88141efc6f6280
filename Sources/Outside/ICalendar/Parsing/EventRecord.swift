/// A VEVENT as it was written.
internal struct EventRecord {
    /// Whether it takes time.
    internal enum Busyness: Hashable { case busy, tentative, free }

    internal var calendar = 0
    internal var uid = ""
    internal var sequence = 0
    /// DTSTAMP in seconds; events without one are older than all others.
    internal var stamp = Int64.min
    internal var start: TimeValue?
    internal var end: TimeValue?
    internal var duration: SpanLength?
    internal var isCancelled = false
    internal var isTentative = false
    internal var isTransparent = false
    /// What the property of Outlook says, which is finer than the others and decides alone.
    internal var busyStatus: Busyness?
    internal var ownerAnswers = OwnerAnswers()
    /// What makes it unreadable.
    internal var fault: String?
    /// What belongs to a series or an instance of one.
    internal var recurrence: RecurrenceRecord?

    /// Whether it takes time, before the rule for tentative events.
    internal var busyness: Busyness {
        if isCancelled || ownerAnswers.isDeclined { return .free }
        if let busyStatus { return busyStatus }
        if isTransparent { return .free }
        return isTentative ? .tentative : .busy
    }

    /// Whether it is newer than another version of the same.
    internal func supersedes(_ other: EventRecord) -> Bool {
        (sequence, stamp) > (other.sequence, other.stamp)
    }
}
