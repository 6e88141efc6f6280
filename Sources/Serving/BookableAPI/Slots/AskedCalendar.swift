import Bookings
import CivilTime
import Intervals
import Scheduling

/// A calendar with what is asked of it.
struct AskedCalendar: Sendable {
    let slots: RuledCalendar

    /// Whether the service can no longer be booked.
    let isArchived: Bool

    /// The earliest starts of `range` in the order of time, at most `limit`, with dates read in `zone`.
    ///
    /// Throws ``RuleBudgetError``.
    func starts(
        in range: SlotRange,
        _ zone: Zone,
        limit: Int? = nil,
        at now: Instant
    ) throws(RuleBudgetError) -> OfferedStarts {
        var found = OfferedStarts()
        guard !isArchived else { return found }
        var budget = RuleBudget()
        for interval in range.intervals(in: zone) {
            if let limit {
                try slots.append(interval, until: limit, at: now, to: &found, within: &budget)
            } else {
                try slots.append(.instants(interval), at: now, to: &found, within: &budget)
            }
        }
        return found
    }

    /// The instant until which exactly these starts are listed unless the calendar changes.
    ///
    /// As time passes, the first start comes too near, and with each midnight of the provider the booking window reaches
    /// one day further.
    func validity(of found: OfferedStarts, at now: Instant) -> Instant {
        guard !found.changesWithTime else { return now + 1 }
        // With a rule, starts before the first one can be refused by it; none of the others comes into reach before it.
        var end = found.starts.first.map { Instant($0 - slots.rules.minimumNotice + 1) } ?? .max
        if slots.rules.bookingWindowDays != nil {
            let zone = slots.calendar.schedule.zone
            let tomorrow = zone.date(at: now.secondsSince1970).daysSinceEpoch + 1
            let midnight = CivilDate(daysSinceEpoch: tomorrow).flatMap { zone.firstInstant(of: $0) }
            end = min(end, midnight.map { Instant($0) } ?? now + 1)
        }
        return end
    }
}

extension AskedCalendar {
    /// Throws `ScheduleError` for more seats than a booking of the service takes.
    init(_ offered: OfferedCalendar, seats: Int?) throws {
        self.init(slots: try offered.slots.taking(seats ?? 1), isArchived: offered.isArchived)
    }
}
