package import CivilTime

/// When an event starts or ends.
package enum GraphEventTime: Hashable, Sendable {
    /// Unix seconds.
    case instant(Int64)

    /// Midnight on the clock of the calendar's owner.
    case date(CivilDate)
}

/// A time as Microsoft writes it: a reading of a clock, and the name of its zone.
struct ZonedText: Codable {
    let dateTime: String
    let timeZone: String

    /// `nil` if it is not in UTC, as was asked for, or not a time.
    func time(isDate: Bool) -> GraphEventTime? {
        guard ["utc", "etc/utc", "gmt", "tzone://microsoft/utc"].contains(timeZone.lowercased()) else { return nil }
        let parts = dateTime.split(separator: "T")
        // Whole days are from midnight to midnight, whatever zone is asked for.
        if isDate, parts.count == 2, parts[1].hasPrefix("00:00:00"), let date = CivilDate(String(parts[0])) {
            return .date(date)
        }
        return Timestamp.parseDroppingFraction(dateTime.hasSuffix("Z") ? dateTime : "\(dateTime)Z")
            .map(GraphEventTime.instant)
    }

    /// An instant in UTC.
    init(_ instant: Int64) {
        dateTime = String(Timestamp.format(instant).dropLast())
        timeZone = "UTC"
    }
}
