package import CivilTime

/// Reads times in the notations of people and programs.
package struct MomentReader {
    package enum Reading: Equatable {
        case instant(Int64)

        /// It is not a time.
        case invalid

        /// It can be read in more than one way; the option that decides.
        case unclear(option: String)

        /// It is a date without a time of day.
        case withoutTime

        /// The zone's clocks skip it or repeat it.
        case notOnce(Zone)
    }

    let order: DateOrder?

    package init(order: DateOrder?) {
        self.order = order
    }

    /// The instant of a text; `zone` is that of times without an offset.
    package func read(_ text: Substring, zone: Zone?) -> Reading {
        let text = text.trimmed()
        if order == .unix { return Self.unix(text) }
        var scanner = MomentScanner(text)
        let date: (year: Int, month: Int, day: Int)
        switch scanner.date(order) {
        case .found(let year, let month, let day): date = (year, month, day)
        case .unclear: return .unclear(option: "--date-format")
        case .none: return .invalid
        }
        guard let day = CivilDate(year: date.year, month: date.month, day: date.day)?.daysSinceEpoch else {
            return .invalid
        }
        if scanner.isAtEnd { return .withoutTime }
        guard scanner.skipToTime(), let second = scanner.timeOfDay() else { return .invalid }
        let wall = Int64(day) * 86_400 + Int64(second)
        if let offset = scanner.offset() { return scanner.isAtEnd ? .instant(wall - Int64(offset)) : .invalid }
        guard scanner.isAtEnd else { return .invalid }
        guard let zone else { return .unclear(option: "--time-zone") }
        let instants = zone.instants(ofWallFrom: wall, to: wall + 1)
        guard instants.count == 1, let instant = instants.first else { return .notOnce(zone) }
        return .instant(instant.lowerBound)
    }

    private static func unix(_ text: Substring) -> Reading {
        let digits = text.prefix { $0 != "." }
        guard (9...13).contains(digits.count), let value = Int64(digits),
            text.dropFirst(digits.count).dropFirst().allSatisfy({ ("0"..."9").contains($0) })
        else { return .invalid }
        return .instant(digits.count > 11 ? value / 1_000 : value)
    }
}
