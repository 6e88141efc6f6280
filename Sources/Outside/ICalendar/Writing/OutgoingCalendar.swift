/// A calendar to be written: a feed, or an invitation.
public struct OutgoingCalendar: Hashable, Sendable {
    /// What its recipient does with it (RFC 5546).
    public enum Method: String, Hashable, Sendable {
        /// Shows it.
        case publish = "PUBLISH"
        /// Takes it as an invitation, or as a new version of one.
        case request = "REQUEST"
        /// Takes an invitation back.
        case cancel = "CANCEL"
    }

    /// What its recipient does with it; `nil` in a calendar on a server of CalDAV.
    public var method: Method?
    /// The name of a feed, empty for an invitation.
    public var name = ""
    /// After how many minutes readers of a feed should look again; `nil` for an invitation.
    public var refreshMinutes: Int?
    /// What it holds.
    public var events: [OutgoingEvent]

    /// Makes a calendar.
    public init(method: Method?, events: [OutgoingEvent]) {
        self.method = method
        self.events = events
    }

    /// The file, in UTF-8.
    ///
    /// Equal calendars give equal bytes.
    public var bytes: [UInt8] {
        var writer = ContentWriter()
        writer.write("BEGIN", raw: "VCALENDAR")
        writer.write("VERSION", raw: "2.0")
        writer.write("PRODID", raw: "-//Bookable//Bookable//EN")
        writer.write("CALSCALE", raw: "GREGORIAN")
        if let method { writer.write("METHOD", raw: method.rawValue) }
        if !name.isEmpty {
            writer.write("NAME", text: name)
            writer.write("X-WR-CALNAME", text: name)
        }
        if let refreshMinutes {
            writer.write("REFRESH-INTERVAL;VALUE=DURATION", raw: "PT\(refreshMinutes)M")
            writer.write("X-PUBLISHED-TTL", raw: "PT\(refreshMinutes)M")
        }
        for event in events { event.write(to: &writer) }
        writer.write("END", raw: "VCALENDAR")
        return writer.bytes
    }
}
