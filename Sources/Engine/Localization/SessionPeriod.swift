public import CivilTime

/// When a session is, for one reader: at its place, and beside it on the reader's own clock where that shows another time.
public struct SessionPeriod: Sendable {
    /// Seconds since 1970 UTC.
    public let start: Int64
    /// Seconds since 1970 UTC; after the start.
    public let end: Int64
    /// The zone of the place.
    public let zone: Zone
    /// The zone of the reader.
    public let readerZone: Zone
    /// How the reader counts hours; `nil` for what is usual in the language.
    public let hourCycle: HourCycle?

    /// A session from `start` to `end`, for a reader in a zone of their own, or at the place if that is not known.
    public init(start: Int64, end: Int64, zone: Zone, readerZone: Zone? = nil, hourCycle: HourCycle? = nil) {
        precondition(start < end, "a session ends after it starts")
        self.start = start
        self.end = end
        self.zone = zone
        self.readerZone = readerZone ?? zone
        self.hourCycle = hourCycle
    }

    /// Whether the clocks of the place and of the reader differ at the start.
    public var showsTwoClocks: Bool { zone.offset(at: start) != readerZone.offset(at: start) }

    /// Date and times at the place; with the zone if the reader's clock shows another time.
    public func placeText(in language: Language) -> String {
        let text = text(in: zone, language)
        return showsTwoClocks ? "\(text) (\(language.zoneName(zone, at: start)))" : text
    }

    /// Date and times on the reader's clock with its zone; `nil` if it shows the same as that of the place.
    public func readerText(in language: Language) -> String? {
        guard showsTwoClocks else { return nil }
        return "\(text(in: readerZone, language)) (\(language.zoneName(readerZone, at: start)))"
    }

    /// Date and start at the place in few letters, for titles and short messages; with the zone if the clocks differ.
    public func briefText(in language: Language) -> String {
        let reading = zone.reading(at: start)
        let date = language.date(reading.date, .weekdayMonthAndDay)
        let text = language.joining(date: date, time: language.time(reading, hourCycle))
        return showsTwoClocks ? "\(text) (\(language.zoneName(zone, at: start)))" : text
    }

    private func text(in zone: Zone, _ language: Language) -> String {
        let (first, last) = (zone.reading(at: start), zone.reading(at: end))
        let date = language.date(first.date, .full)
        // Two times alone are read as those of one day and the night after it: 14:00 to 13:00 would say too little.
        guard last.date != first.date, end - start >= 43_200 else {
            return language.joining(date: date, time: language.timeRange(from: first, to: last, hourCycle))
        }
        let until = language.joining(date: language.date(last.date, .full), time: language.time(last, hourCycle))
        return language.joining(date: date, time: language.time(first, hourCycle)) + " – " + until
    }
}
