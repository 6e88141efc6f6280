/// Reads the components and properties of a file, line by line.
internal struct CalendarParser {
    /// A component that is open.
    internal enum Component {
        case calendar, event, zone, observance, freeBusy, other
    }

    internal let options: BusyOptions
    internal var file = CalendarFile()
    internal var event = EventRecord()
    internal var zone = ZoneDefinition()
    internal var observance = Observance()
    internal var listedDates = 0

    /// The positions of zone names in the calendar that is open.
    internal var zonePositions: [String: Int32] = [:]
    internal var lastZone: (name: [UInt8], position: Int32)?

    private var open: [Component] = []
    private var openNames: [[UInt8]] = []
    private var failure: CalendarError?

    private init(_ options: BusyOptions) {
        self.options = options
    }

    /// Reads a file, or throws why it is not a whole calendar.
    internal static func file(_ bytes: Bytes, options: BusyOptions) throws(CalendarError) -> CalendarFile {
        guard bytes.count <= options.limits.bytes else {
            throw CalendarError(.tooLarge, "the calendar is longer than \(options.limits.bytes) bytes")
        }
        guard bytes.contains(where: { !$0.isBlank }) else { throw CalendarError(.empty, "the body is empty") }
        if bytes.count >= 2, [0xFEFF, 0xFFFE].contains(Int(bytes[0]) << 8 | Int(bytes[1])) {
            throw CalendarError(.wrongEncoding, "the calendar is encoded as UTF-16; UTF-8 is read")
        }
        let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
        var parser = CalendarParser(options)
        LineScanner(hasMark ? bytes.part(from: 3) : bytes).forEachLine { parser.read($0) }
        return try parser.finish()
    }

    private func finish() throws(CalendarError) -> CalendarFile {
        if let failure { throw failure }
        guard !file.calendars.isEmpty else { throw CalendarError(.notACalendar, "it contains no VCALENDAR") }
        guard open.isEmpty else { throw CalendarError(.truncated, "the end of the calendar is missing") }
        return file
    }

    /// Reads a line; answers whether to go on.
    private mutating func read(_ line: Bytes) -> Bool {
        guard let line = ContentLine(line) else { return true }
        switch line.property {
        case .begin: begin(line.value.trimmed)
        case .end: end(line.value.trimmed)
        default: property(line)
        }
        return failure == nil
    }

    private mutating func begin(_ name: Bytes) {
        // What stands outside of a calendar says nothing.
        guard !open.isEmpty || name.matches("VCALENDAR") else { return }
        guard open.count < options.limits.nesting else {
            failure = CalendarError(.wrongNesting, "components lie in each other too deep")
            return
        }
        let component = component(name)
        open.append(component)
        openNames.append(name.map(\.folded))
        switch component {
        case .calendar:
            file.calendars.append(CalendarFile.Contents())
            zonePositions.removeAll(keepingCapacity: true)
            lastZone = nil
        case .event: event = EventRecord()
        case .zone: zone = ZoneDefinition()
        case .observance: observance = Observance()
        case .freeBusy, .other: break
        }
    }

    private func component(_ name: Bytes) -> Component {
        switch open.last {
        case nil: .calendar
        case .calendar:
            name.matches("VEVENT")
                ? .event : name.matches("VTIMEZONE") ? .zone : name.matches("VFREEBUSY") ? .freeBusy : .other
        case .zone: name.matches("STANDARD") || name.matches("DAYLIGHT") ? .observance : .other
        default: .other
        }
    }

    private mutating func end(_ name: Bytes) {
        guard let component = open.last, let expected = openNames.last else { return }
        guard name.matches(expected) else {
            failure = CalendarError(.wrongNesting, "components are not closed in the order in which they were opened")
            return
        }
        open.removeLast()
        openNames.removeLast()
        switch component {
        case .event: endEvent()
        case .zone: file.calendars[file.calendars.count - 1].zones.append(zone)
        case .observance: zone.observances.append(observance)
        case .calendar, .freeBusy, .other: break
        }
    }

    private mutating func endEvent() {
        guard file.events.count < options.limits.events else {
            failure = CalendarError(.tooLarge, "the calendar has more than \(options.limits.events) events")
            return
        }
        event.calendar = file.calendars.count - 1
        file.events.append(event)
    }

    private mutating func property(_ line: ContentLine) {
        switch open.last {
        case .event: eventProperty(line)
        case .calendar: calendarProperty(line)
        case .freeBusy: freeBusyProperty(line)
        case .zone: zoneProperty(line)
        case .observance: observanceProperty(line)
        case .other, nil: return
        }
        if listedDates > options.limits.instances {
            failure = CalendarError(.tooLarge, "the calendar lists more than \(options.limits.instances) dates")
        }
    }
}
