import CivilTime
import Intervals
import Scheduling

/// Finds starts in the time that is asked for.
struct FreeTimeFinder {
    let freeTime: SearchQuestion.FreeTime?
    let now: Int64

    /// The earliest start of an offer; `nil` if there is none.
    ///
    /// Throws what ``SearchBudget/spend()`` throws.
    func first(of offer: ListedOffer, in zone: Zone, within budget: inout SearchBudget) throws -> Int64? {
        guard let freeTime else {
            try budget.spend()
            return offer.calendar.firstSlot(offer.rules, now: now, in: usualRange)
        }
        guard let hours = freeTime.hours else {
            try budget.spend()
            return offer.calendar.firstSlot(offer.rules, now: now, in: .dates(from: freeTime.from, to: freeTime.to))
        }
        for range in ranges(freeTime, hours, offer.rules, in: zone) {
            try budget.spend()
            if let start = offer.calendar.firstSlot(offer.rules, now: now, in: range) { return start }
        }
        return nil
    }

    /// Up to `limit` starts of an offer, ascending.
    func starts(of offer: ListedOffer, in zone: Zone, limit: Int) -> [Int64] {
        var starts: [Int64] = []
        for range in ranges(offer.rules, in: zone) {
            offer.calendar.appendSlots(offer.rules, now: now, in: range, to: &starts)
            if starts.count >= limit { break }
        }
        return Array(starts.prefix(limit))
    }

    private func ranges(_ rules: SlotRules, in zone: Zone) -> [SlotRange] {
        guard let freeTime else { return Self.days(of: usualRange, from: now) }
        guard let hours = freeTime.hours else {
            return dates(freeTime).compactMap { date in date.adding(days: 1).map { .dates(from: date, to: $0) } }
        }
        return ranges(freeTime, hours, rules, in: zone)
    }

    /// The starts of which a session lies between the hours of one date.
    private func ranges(
        _ freeTime: SearchQuestion.FreeTime,
        _ hours: SearchQuestion.Hours,
        _ rules: SlotRules,
        in zone: Zone
    ) -> [SlotRange] {
        dates(freeTime).flatMap { date in
            let midnight = Int64(date.daysSinceEpoch) * 86_400
            // Where clocks show the hours twice, there are two spans, of which each holds the session or does not.
            return zone.instants(
                ofWallFrom: midnight + Int64(hours.start.secondOfDay),
                to: midnight + Int64(hours.end.secondOfDay)
            ).compactMap { span -> SlotRange? in
                let end = span.upperBound - rules.duration + 1
                guard span.lowerBound < end else { return nil }
                return .instants(Interval(start: span.lowerBound, end: end))
            }
        }
    }

    private func dates(_ freeTime: SearchQuestion.FreeTime) -> [CivilDate] {
        (freeTime.from.daysSinceEpoch..<max(freeTime.from.daysSinceEpoch, freeTime.to.daysSinceEpoch)).compactMap {
            CivilDate(daysSinceEpoch: $0)
        }
    }

    private var usualRange: SlotRange {
        .instants(Interval(start: now, end: now + SearchQuestion.usualDays * 86_400))
    }

    /// A day at a time, since most calendars have enough starts in the first.
    private static func days(of range: SlotRange, from now: Int64) -> [SlotRange] {
        (0..<SearchQuestion.usualDays).map { day in
            .instants(Interval(start: now + day * 86_400, end: now + (day + 1) * 86_400))
        }
    }
}
