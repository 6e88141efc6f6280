import CivilTime

extension PreparedCalendar {
    /// How far back occupied time matters for slots from `instant` on.
    ///
    /// Slots that start at `instant` or later are exact when the calendar has every session whose footprint, and every busy
    /// interval that, ends after the result. For the `opening` alignment that is the buffer before a session; for the
    /// others the start of the open time that holds `instant`, which for a provider who never closes is the year 1.
    /// Limits reach back to the beginning of their period. Sessions and busy time of this calendar do not matter.
    public func lookback(before instant: Int64, rules: SlotRules) -> Int64 {
        let instant = min(max(instant, StartBounds.earliest), StartBounds.latest)
        var earliest = instant
        if rules.alignment != .opening, !openPieces(from: instant, to: instant + 1).isEmpty {
            earliest = max(beginning(ofStretchAt: instant), StartBounds.earliest)
        }
        earliest -= rules.bufferBefore
        // Clocks set back over midnight can show the date before once more.
        let day = schedule.zone.dayNumber(at: instant) - 1
        for period in LimitPeriod.allCases where rules.maximum(per: period) != nil {
            guard let days = period.days(around: day) else { continue }
            earliest = min(earliest, Int64(days.lowerBound) * 86_400 - StartBounds.greatestOffset)
        }
        return earliest
    }

    /// How far ahead occupied time matters for slots that start before `instant`.
    ///
    /// They are exact when the calendar has every session whose footprint, and every busy interval that, begins before the
    /// result: the end of the last such session and the buffer after it, or the end of the period of a limit.
    public func lookahead(after instant: Int64, rules: SlotRules) -> Int64 {
        let instant = min(max(instant, StartBounds.earliest), StartBounds.latest)
        var latest = instant + rules.duration + rules.bufferAfter
        // Shortly before clocks are set back over midnight, they show the date after this one.
        let day = schedule.zone.dayNumber(at: instant) + 1
        for period in LimitPeriod.allCases where rules.maximum(per: period) != nil {
            guard let days = period.days(around: day) else { continue }
            latest = max(latest, Int64(days.upperBound) * 86_400 + StartBounds.greatestOffset)
        }
        return latest
    }
}

extension StartBounds {
    /// The first instant that can be a start.
    internal static var earliest: Int64 { Timestamp.range.lowerBound }

    /// The first instant after all that can be a start.
    internal static var latest: Int64 { Timestamp.range.upperBound }

    /// More than any zone's distance from UTC.
    internal static var greatestOffset: Int64 { 26 * 3_600 }
}
