import Bookings
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
        try budget.withRules { try first(of: offer, in: zone, within: &$0, &$1) }
    }

    private func first(
        of offer: ListedOffer,
        in zone: Zone,
        within budget: inout SearchBudget,
        _ rules: inout RuleBudget
    ) throws -> Int64? {
        do {
            for range in firstRanges(offer.slots.rules, in: zone) {
                try budget.spend()
                if let start = try offer.slots.firstStart(in: range, at: Instant(now), within: &rules) { return start }
            }
        } catch is RuleBudgetError {
            // One provider's rule must not keep a search from finding the others.
        }
        return nil
    }

    /// What is looked through for a first start.
    private func firstRanges(_ rules: SlotRules, in zone: Zone) -> [SlotRange] {
        guard let freeTime else { return [usualRange] }
        guard let hours = freeTime.hours else { return [.dates(from: freeTime.from, to: freeTime.to)] }
        return ranges(freeTime, hours, rules, in: zone)
    }

    /// The instants in which a start of an offer is looked for.
    func spans(of offer: ListedOffer, in zone: Zone) -> [Interval] {
        firstRanges(offer.slots.rules, in: zone).flatMap { Array(offer.slots.calendar.instants(in: $0)) }
    }

    /// Up to `limit` starts of an offer, ascending.
    func starts(of offer: ListedOffer, in zone: Zone, limit: Int) -> [Int64] {
        var found = OfferedStarts()
        var rules = RuleBudget(instructions: RuleBudget.ofOneOffer)
        do {
            for range in ranges(offer.slots.rules, in: zone) {
                try offer.slots.append(range, at: Instant(now), to: &found, within: &rules)
                if found.starts.count >= limit { break }
            }
        } catch {
            // Those that were found can be booked.
        }
        return Array(found.starts.prefix(limit))
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

extension RuleBudget {
    /// For all starts of one offer: enough for a thousand starts of a usual rule.
    static let ofOneOffer: Int64 = 100_000
}
