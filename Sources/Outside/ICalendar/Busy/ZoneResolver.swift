import CivilTime

/// Finds the zone that a name means in one file.
///
/// In this order: tzdata, even against the file's own definition, since many files hold definitions that are cut or out of date; the
/// definition of the calendar; its X-LIC-LOCATION; Windows; an offset in the name; the calendar's X-WR-TIMEZONE; the owner's zone.
internal struct ZoneResolver {
    private let file: CalendarFile
    private let owner: Zone
    private let range: ClosedRange<Int64>
    private var names: ZoneNames
    private var definitions: [ZoneKey: ZoneDefinition] = [:]
    private var resolved: [WallClock?]
    private var defaults: [WallClock?]
    private var definedCount = 0

    /// What was not found, in the order in which it was looked for.
    internal private(set) var unknown: [String] = []

    /// Looks for zones of `file` as they are in and around `window`.
    internal init(_ file: CalendarFile, owner: Zone, window: Range<Int64>, directory: ZoneDirectory) {
        self.file = file
        self.owner = owner
        names = ZoneNames(directory)
        // Before and after, only differences of clocks within a series matter, which do not reach the window.
        range = (window.lowerBound - 20 * Self.year)...(window.upperBound + 2 * Self.year)
        resolved = Array(repeating: nil, count: file.zoneNames.count)
        defaults = Array(repeating: nil, count: file.calendars.count)
        for (calendar, contents) in file.calendars.enumerated() {
            for definition in contents.zones {
                definitions[ZoneKey(calendar: calendar, name: definition.name)] = definition
            }
        }
    }

    private static let year: Int64 = 366 * 86_400

    /// The clock for dates and floating times of a calendar: its X-WR-TIMEZONE if that is known, else the owner's.
    internal mutating func defaultClock(ofCalendar calendar: Int) -> WallClock {
        if let known = defaults[calendar] { return known }
        let name = file.calendars[calendar].timeZone
        let zone = name.flatMap { names.zone(named: $0) ?? names.windowsZone(named: $0) }
        let clock = WallClock(zone ?? owner)
        defaults[calendar] = clock
        return clock
    }

    /// The clock of the zone at a position of the file's names; `nil` if the file defines more zones than the limit allows.
    internal mutating func clock(ofZone position: Int, limit: Int, budget: inout StepBudget) -> WallClock? {
        if let known = resolved[position] { return known }
        let key = file.zoneNames[position]
        let zone = find(key, budget: &budget)
        guard definedCount <= limit else { return nil }
        let clock = zone.map(WallClock.init) ?? defaultClock(ofCalendar: key.calendar)
        if zone == nil { unknown.append(key.name) }
        resolved[position] = clock
        return clock
    }

    private mutating func find(_ key: ZoneKey, budget: inout StepBudget) -> Zone? {
        if let zone = names.zone(named: key.name) { return zone }
        if let definition = definitions[key] {
            definedCount += 1
            if let zone = definition.zone(in: range, budget: &budget) { return zone }
            if let location = definition.location, let zone = names.zone(named: location) { return zone }
        }
        return names.windowsZone(named: key.name) ?? ZoneNames.fixedZone(named: key.name)
    }
}
