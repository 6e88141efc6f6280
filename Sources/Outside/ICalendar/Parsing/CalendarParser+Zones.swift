extension CalendarParser {
    internal mutating func calendarProperty(_ line: ContentLine) {
        let last = file.calendars.count - 1
        switch line.property {
        case .calendarTimeZone: file.calendars[last].timeZone = TextValue.unescaped(line.value.trimmed)
        case .method: file.calendars[last].isCancellation = line.value.trimmed.matches("CANCEL")
        default: break
        }
    }

    internal mutating func zoneProperty(_ line: ContentLine) {
        switch line.property {
        case .zoneID: zone.name = TextValue.unescaped(line.value.trimmed)
        case .zoneLocation: zone.location = TextValue.unescaped(line.value.trimmed)
        default: break
        }
    }

    internal mutating func observanceProperty(_ line: ContentLine) {
        switch line.property {
        case .start: observance.start = TimeValue(line.value, asDate: false, zone: .floating)
        case .offsetFrom: observance.offsetFrom = Observance.offset(line.value)
        case .offsetTo: observance.offsetTo = Observance.offset(line.value)
        case .rule: if let rule = RecurrenceRule(line.value) { observance.rules.append(rule) }
        case .recurrenceDates:
            line.value.forEachPart(separatedBy: UInt8(ascii: ",")) { part in
                listedDates += 1
                if let date = TimeValue(part, asDate: false, zone: .floating) { observance.dates.append(date) }
            }
        default: break
        }
    }

    /// The form of a time without `Z` in a line: on the clock of its TZID, or floating.
    internal mutating func form(_ line: ContentLine) -> TimeValue.Form {
        guard let name = line.parameter("TZID"), !name.isEmpty else { return .floating }
        // Times of one file mostly name the same zone as those before.
        if let lastZone, name.elementsEqual(lastZone.name) { return .zoned(lastZone.position) }
        let text = TextValue.ofParameter(name)
        let position = zonePositions[text] ?? Int32(file.zoneNames.count)
        if zonePositions.updateValue(position, forKey: text) == nil {
            file.zoneNames.append(ZoneKey(calendar: file.calendars.count - 1, name: text))
        }
        lastZone = (Array(name), position)
        return .zoned(position)
    }
}
