extension CalendarParser {
    internal mutating func eventProperty(_ line: ContentLine) {
        switch line.property {
        case .uid: event.uid = TextValue.unescaped(line.value.trimmed)
        case .sequence: event.sequence = line.value.trimmed.signedNumber ?? 0
        case .stamp: event.stamp = TimeValue(line.value, asDate: false, zone: .floating)?.wall ?? .min
        case .start: event.start = time(line, fault: "DTSTART not readable")
        case .endTime: event.end = time(line, fault: "DTEND not readable")
        case .duration: readDuration(line.value)
        case .status:
            event.isCancelled = line.value.trimmed.matches("CANCELLED") || line.value.trimmed.matches("CANCELED")
            event.isTentative = line.value.trimmed.matches("TENTATIVE")
        case .transparency: event.isTransparent = line.value.trimmed.matches("TRANSPARENT")
        case .busyStatus: event.busyStatus = Self.busyStatus(line.value.trimmed)
        case .attendee: readAttendee(line)
        case .rule, .exceptionRule, .recurrenceDates, .exceptionDates, .recurrenceID: recurrenceProperty(line)
        default: break
        }
    }

    private mutating func time(_ line: ContentLine, fault: String) -> TimeValue? {
        let isDate = line.parameter("VALUE").map { $0.matches("DATE") } ?? false
        let time = TimeValue(line.value, asDate: isDate, zone: form(line))
        if time == nil { event.fault = fault }
        return time
    }

    private mutating func readDuration(_ value: Bytes) {
        event.duration = SpanLength(value)
        if event.duration == nil { event.fault = "DURATION not readable" }
        if event.duration?.isNegative == true { event.fault = "negative duration" }
    }

    private static func busyStatus(_ value: Bytes) -> EventRecord.Busyness {
        if value.matches("FREE") || value.matches("WORKINGELSEWHERE") { return .free }
        return value.matches("TENTATIVE") ? .tentative : .busy
    }

    private mutating func readAttendee(_ line: ContentLine) {
        guard !options.ownerAddresses.isEmpty else { return }
        let value = line.value.trimmed
        let address = value.begins(with: "mailto:") ? value.part(from: 7) : value
        let other = line.parameter("EMAIL")
        guard options.ownerAddresses.contains(where: { address.matches($0.utf8) || other?.matches($0.utf8) == true })
        else { return }
        let answer = line.parameter("PARTSTAT")
        if answer?.matches("DECLINED") == true || answer?.matches("DELEGATED") == true {
            event.ownerAnswers.hasDeclined = true
        } else {
            event.ownerAnswers.hasOther = true
        }
    }

    private mutating func recurrenceProperty(_ line: ContentLine) {
        var recurrence = event.recurrence ?? RecurrenceRecord()
        // Taken out while it changes, so that its lists are not copied for each line.
        event.recurrence = nil
        switch line.property {
        case .rule:
            if let rule = RecurrenceRule(line.value) {
                recurrence.rules.append(rule)
            } else {
                recurrence.hasUnknownRule = true
            }
        case .exceptionRule:
            if let rule = RecurrenceRule(line.value) { recurrence.exceptionRules.append(rule) }
        case .recurrenceDates: readDates(line, &recurrence)
        case .exceptionDates: readExceptions(line, &recurrence)
        default:
            let isDate = line.parameter("VALUE").map { $0.matches("DATE") } ?? false
            recurrence.instance = TimeValue(line.value, asDate: isDate, zone: form(line))
            recurrence.hasUnknownInstance = recurrence.instance == nil
            recurrence.isForFuture = line.parameter("RANGE")?.matches("THISANDFUTURE") ?? false
        }
        event.recurrence = recurrence
    }

    private mutating func readDates(_ line: ContentLine, _ recurrence: inout RecurrenceRecord) {
        let zone = form(line)
        let isDate = line.parameter("VALUE").map { $0.matches("DATE") } ?? false
        line.value.forEachPart(separatedBy: UInt8(ascii: ",")) { part in
            guard !part.trimmed.isEmpty else { return }
            listedDates += 1
            if part.contains(UInt8(ascii: "/")), let period = PeriodValue(part, zone: zone) {
                recurrence.periods.append(period)
            } else if let date = TimeValue(part, asDate: isDate, zone: zone) {
                recurrence.dates.append(date)
            } else {
                recurrence.hasUnknownDate = true
            }
        }
    }

    private mutating func readExceptions(_ line: ContentLine, _ recurrence: inout RecurrenceRecord) {
        let zone = form(line)
        let isDate = line.parameter("VALUE").map { $0.matches("DATE") } ?? false
        line.value.forEachPart(separatedBy: UInt8(ascii: ",")) { part in
            listedDates += 1
            // An exception that cannot be read removes nothing, and its instance stays busy.
            if let date = TimeValue(part, asDate: isDate, zone: zone) { recurrence.exceptions.append(date) }
        }
    }

    internal mutating func freeBusyProperty(_ line: ContentLine) {
        guard line.property == .freeBusy else { return }
        let kind = line.parameter("FBTYPE")
        if kind?.matches("FREE") == true { return }
        if kind?.matches("BUSY-TENTATIVE") == true, !options.tentativeIsBusy { return }
        let zone = form(line)
        line.value.forEachPart(separatedBy: UInt8(ascii: ",")) { part in
            guard !part.trimmed.isEmpty else { return }
            listedDates += 1
            if let period = PeriodValue(part.trimmed, zone: zone) {
                file.busyPeriods.append((file.calendars.count - 1, period))
            } else {
                file.notices.append(CalendarNotice(uid: "", reason: "FREEBUSY period not readable"))
            }
        }
    }
}
