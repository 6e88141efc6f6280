package import CivilTime

/// When somebody could come: on some dates, and between some hours, as the provider's clocks show them.
package struct WaitlistWindow: Hashable, Sendable {
    package let firstDate: CivilDate

    /// This date included.
    package let lastDate: CivilDate

    /// Sessions begin at the first of these times or later, and before the second; `nil` takes any.
    package let hours: Range<WallTime>?

    /// How many dates it may have.
    package static let maximumDates = 92

    /// Throws ``BookingsError`` for dates or times in the wrong order, and for too many dates.
    package init(firstDate: CivilDate, lastDate: CivilDate, from: WallTime? = nil, to: WallTime? = nil) throws {
        guard firstDate <= lastDate else {
            throw BookingsError(.invalidValue, "The last date must not be before the first.", field: "last_date")
        }
        guard lastDate.daysSinceEpoch - firstDate.daysSinceEpoch < Self.maximumDates else {
            throw BookingsError(.invalidValue, "There are at most \(Self.maximumDates) dates.", field: "last_date")
        }
        let (from, to) = (from ?? .midnight, to ?? .endOfDay)
        guard from < to else {
            throw BookingsError(.invalidValue, "The hours must end after they begin.", field: "to_time")
        }
        self.firstDate = firstDate
        self.lastDate = lastDate
        hours = (from, to) == (.midnight, .endOfDay) ? nil : from..<to
    }

    /// Whether a session may begin at `start`.
    func contains(_ start: Int64, in zone: Zone) -> Bool {
        guard let hours else { return true }
        // Before 1970 the remainder is negative; nothing is offered there, and nothing fits.
        guard let time = WallTime(secondOfDay: Int(zone.wallSeconds(at: start) % 86_400)) else { return false }
        return hours.contains(time)
    }
}
