/// The properties that decide when somebody is busy.
internal enum Property {
    case begin, end
    case method, calendarTimeZone
    case uid, sequence, stamp, recurrenceID
    case start, endTime, duration
    case rule, exceptionRule, recurrenceDates, exceptionDates
    case status, transparency, busyStatus, attendee, freeBusy
    case zoneID, zoneLocation, offsetFrom, offsetTo

    /// The property of a name in capitals or small letters; `nil` for all others.
    internal init?(_ name: Bytes) {
        guard name.count < Self.byLength.count,
            let match = Self.byLength[name.count].first(where: { name.matches($0.name) })
        else { return nil }
        self = match.property
    }

    private typealias Entry = (name: StaticString, property: Property)

    /// The names by their number of bytes, which tells nearly all of them apart.
    private static let byLength: [[Entry]] = {
        let longest = names.map(\.name.utf8CodeUnitCount).max() ?? 0
        return (0...longest).map { length in names.filter { $0.name.utf8CodeUnitCount == length } }
    }()

    private static let names: [Entry] = [
        ("BEGIN", .begin), ("END", .end),
        ("METHOD", .method), ("X-WR-TIMEZONE", .calendarTimeZone),
        ("UID", .uid), ("SEQUENCE", .sequence), ("DTSTAMP", .stamp), ("RECURRENCE-ID", .recurrenceID),
        ("DTSTART", .start), ("DTEND", .endTime), ("DURATION", .duration),
        ("RRULE", .rule), ("EXRULE", .exceptionRule), ("RDATE", .recurrenceDates), ("EXDATE", .exceptionDates),
        ("STATUS", .status), ("TRANSP", .transparency), ("ATTENDEE", .attendee), ("FREEBUSY", .freeBusy),
        ("X-MICROSOFT-CDO-BUSYSTATUS", .busyStatus), ("X-MICROSOFT-MSNCALENDAR-BUSYSTATUS", .busyStatus),
        ("TZID", .zoneID), ("X-LIC-LOCATION", .zoneLocation),
        ("TZOFFSETFROM", .offsetFrom), ("TZOFFSETTO", .offsetTo),
    ]
}
