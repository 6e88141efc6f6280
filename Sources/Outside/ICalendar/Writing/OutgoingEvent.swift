/// An event to be written.
public struct OutgoingEvent: Hashable, Sendable {
    /// Whether it takes place.
    public enum Status: String, Hashable, Sendable {
        /// It does.
        case confirmed = "CONFIRMED"
        /// It may.
        case tentative = "TENTATIVE"
        /// It does not.
        case cancelled = "CANCELLED"
    }

    /// Somebody who takes part.
    public struct Participant: Hashable, Sendable {
        /// The e-mail address.
        public var address: String
        /// The name, empty if it is not told.
        public var name: String

        /// Makes a participant.
        public init(address: String, name: String = "") {
            self.address = address
            self.name = name
        }
    }

    /// What stays the same through all versions of the event.
    public var uid: String
    /// The version: it rises with each change that recipients must know.
    public var sequence: Int
    /// When this version was made, in UTC seconds since 1970.
    public var stamp: Int64
    /// When it begins, in UTC seconds since 1970.
    public var start: Int64
    /// When it ends.
    public var end: Int64
    /// Whether it takes place.
    public var status = Status.confirmed
    /// Whether its time is taken.
    public var isBusy = true
    /// What it is called.
    public var summary: String
    /// What is to be said about it, empty if nothing.
    public var details = ""
    /// Where it is, empty if that is not told.
    public var location = ""
    /// Who invites.
    public var organizer: Participant?
    /// Who is invited.
    public var attendees: [Participant] = []

    /// Makes an event that takes place.
    public init(uid: String, sequence: Int = 0, stamp: Int64, start: Int64, end: Int64, summary: String) {
        self.uid = uid
        self.sequence = sequence
        self.stamp = stamp
        self.start = start
        self.end = end
        self.summary = summary
    }
}

extension OutgoingEvent {
    /// Writes it as a VEVENT, with times in UTC, which need no zone.
    internal func write(to writer: inout ContentWriter) {
        writer.write("BEGIN", raw: "VEVENT")
        writer.write("UID", text: uid)
        writer.write("SEQUENCE", raw: String(sequence))
        writer.write("DTSTAMP", instant: stamp)
        writer.write("DTSTART", instant: start)
        writer.write("DTEND", instant: end)
        writer.write("STATUS", raw: status.rawValue)
        writer.write("TRANSP", raw: isBusy ? "OPAQUE" : "TRANSPARENT")
        writer.write("SUMMARY", text: summary)
        if !details.isEmpty { writer.write("DESCRIPTION", text: details) }
        if !location.isEmpty { writer.write("LOCATION", text: location) }
        if let organizer {
            writer.write("ORGANIZER", parameters: Self.name(organizer), raw: "mailto:\(organizer.address)")
        }
        for attendee in attendees {
            // Nobody reads answers, so none is asked for.
            let answer = [("ROLE", "REQ-PARTICIPANT"), ("PARTSTAT", "NEEDS-ACTION"), ("RSVP", "FALSE")]
            writer.write("ATTENDEE", parameters: Self.name(attendee) + answer, raw: "mailto:\(attendee.address)")
        }
        writer.write("END", raw: "VEVENT")
    }

    private static func name(_ participant: Participant) -> [(name: String, value: String)] {
        participant.name.isEmpty ? [] : [("CN", participant.name)]
    }
}
