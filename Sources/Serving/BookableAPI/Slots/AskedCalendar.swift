import Bookings
import CivilTime
import Intervals
import Scheduling

/// A calendar with what is asked of it.
struct AskedCalendar: Sendable {
    let calendar: PreparedCalendar
    let rules: SlotRules

    /// Whether the service can no longer be booked.
    let isArchived: Bool

    /// The earliest starts of `range` in the order of time, at most `limit`, with dates read in `zone`.
    func starts(in range: SlotRange, _ zone: Zone, limit: Int? = nil, at now: Instant) -> [Int64] {
        var starts: [Int64] = []
        guard !isArchived else { return starts }
        for interval in range.intervals(in: zone) {
            append(interval, until: limit, at: now.secondsSince1970, to: &starts)
        }
        if let limit, starts.count > limit { starts.removeLast(starts.count - limit) }
        return starts
    }

    /// Looks at more and more days at once, so that the first slots are found without all others.
    private func append(_ interval: Interval, until limit: Int?, at now: Int64, to starts: inout [Int64]) {
        guard let limit else {
            return calendar.appendSlots(rules, now: now, in: .instants(interval), to: &starts)
        }
        var start = interval.start
        var length: Int64 = 86_400
        while start < interval.end, starts.count < limit {
            let end = min(start + length, interval.end)
            calendar.appendSlots(rules, now: now, in: .instants(Interval(start: start, end: end)), to: &starts)
            start = end
            length *= 2
        }
    }

    /// The instant until which exactly `starts` are listed unless the calendar changes.
    ///
    /// As time passes, the first start comes too near, and with each midnight of the provider the booking window reaches
    /// one day further.
    func validity(of starts: [Int64], at now: Instant) -> Instant {
        var end = starts.first.map { Instant($0 - rules.minimumNotice + 1) } ?? .max
        if rules.bookingWindowDays != nil {
            let zone = calendar.schedule.zone
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
        let rules = try offered.rules.taking(seats ?? 1)
        self.init(calendar: offered.calendar, rules: rules, isArchived: offered.isArchived)
    }
}
