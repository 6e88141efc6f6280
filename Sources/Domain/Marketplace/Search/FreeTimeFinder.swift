import Bookings
import CivilTime
import Intervals
import Scheduling

/// Finds starts in the time that is asked for.
struct FreeTimeFinder {
    let freeTime: SearchQuestion.FreeTime?
    let now: Int64

    /// The earliest start of one of a candidate's services; `nil` if there is none.
    ///
    /// Throws what ``SearchBudget/spend()`` throws.
    func first(
        of service: Int,
        of candidate: SearchCandidate,
        in block: SearchBlock,
        of table: SearchTable,
        within budget: inout SearchBudget
    ) throws -> Int64? {
        let row = candidate.rows.lowerBound + service
        let facts = block.offers[row]
        if facts.isRuled {
            guard let listed = table.providers[candidate.number] else { return nil }
            return try firstByRule(of: listed.offers[service].slots, in: listed.zone, &budget)
        }
        if let freeTime, let hours = freeTime.hours {
            return try first(of: service, of: candidate, in: block, of: table, freeTime, hours, &budget)
        }
        try budget.spend()
        let earliest = now + facts.minimumNotice
        let (days, end) =
            freeTime.map { ($0.days, SlotRange.Bound.date($0.to)) }
            ?? usualDays(from: earliest, in: table.zones[Int(candidate.facts.zone)])
        for day in days {
            switch block.first(of: row, on: day, from: earliest) {
            case .nowhere: continue
            case .at(let start):
                if case .instant(let end) = end, start >= end { return nil }
                return start
            case .unknown:
                guard let date = CivilDate(daysSinceEpoch: day) else { continue }
                return look(in: SlotRange(from: .date(date), to: end), of: service, of: candidate, in: table)
            }
        }
        return nil
    }

    /// The dates of ``usualRange`` for somebody who can book from `earliest` on, and its end.
    private func usualDays(from earliest: Int64, in zone: Zone) -> (days: Range<Int>, end: SlotRange.Bound) {
        let end = now + SearchQuestion.usualDays * 86_400
        let first = zone.date(at: max(now, earliest)).daysSinceEpoch
        return (first..<max(first, zone.date(at: end).daysSinceEpoch + 1), .instant(end))
    }

    /// Of sessions that lie between the hours of one date.
    private func first(
        of service: Int,
        of candidate: SearchCandidate,
        in block: SearchBlock,
        of table: SearchTable,
        _ freeTime: SearchQuestion.FreeTime,
        _ hours: SearchQuestion.Hours,
        _ budget: inout SearchBudget
    ) throws -> Int64? {
        let row = candidate.rows.lowerBound + service
        let (facts, zone) = (block.offers[row], table.zones[Int(candidate.facts.zone)])
        for day in freeTime.days {
            try budget.spend()
            let first = block.first(of: row, on: day, from: now + facts.minimumNotice)
            if case .nowhere = first { continue }
            for span in Self.spans(day, hours, facts.duration, in: zone) {
                if case .at(let start) = first {
                    if start >= span.end { continue }
                    if start >= span.start { return start }
                }
                if let start = look(in: .instants(span), of: service, of: candidate, in: table) { return start }
            }
        }
        return nil
    }

    /// What can be told without its calendar of the first start of one of a candidate's services between the hours that are asked for.
    ///
    /// Throws what ``SearchBudget/spend()`` throws.
    func estimate(
        of service: Int,
        of candidate: SearchCandidate,
        in block: SearchBlock,
        within budget: inout SearchBudget
    ) throws -> Estimate {
        let row = candidate.rows.lowerBound + service
        let facts = block.offers[row]
        guard let freeTime, let hours = freeTime.hours, !facts.isRuled else { return .unknown }
        for day in freeTime.days {
            try budget.spend()
            switch block.first(of: row, on: day, from: now + facts.minimumNotice) {
            case .nowhere: continue
            case .unknown: return .unknown
            case .at(let first):
                let halfHours = block.halfHours(of: row, on: day)
                let last = Int64(hours.end.secondOfDay) - facts.duration
                switch halfHours.begin(from: Int64(hours.start.secondOfDay), through: last) {
                case .nowhere: continue
                case .unknown: return .unknown
                case .notBefore(let number):
                    // The first start of the date may be at the end of its half-hour, and this one at the beginning of its own.
                    let between = Int64(number - (halfHours.first ?? number)) * HalfHours.length
                    return .notBefore(between == 0 ? first : first + between - HalfHours.length + 1)
                }
            }
        }
        return .nowhere
    }

    /// What can be told of a first start without the calendar.
    enum Estimate: Hashable {
        /// There is one, which is not earlier than this.
        case notBefore(Int64)
        case nowhere
        case unknown
    }

    /// Asks the calendar of a service that no availability rule has a say in.
    private func look(
        in range: SlotRange,
        of service: Int,
        of candidate: SearchCandidate,
        in table: SearchTable
    ) -> Int64? {
        guard let slots = table.providers[candidate.number]?.offers[service].slots else { return nil }
        return slots.calendar.firstSlot(slots.rules, now: now, in: range)
    }

    /// Asks the calendar and the availability rule, on one budget for the whole offer.
    private func firstByRule(of slots: RuledCalendar, in zone: Zone, _ budget: inout SearchBudget) throws -> Int64? {
        try budget.withRules { budget, instructions in
            do {
                for range in firstRanges(slots.rules, in: zone) {
                    try budget.spend()
                    let start = try slots.firstStart(in: range, at: Instant(now), within: &instructions)
                    if let start { return start }
                }
            } catch is RuleBudgetError {
                // One provider's rule must not keep a search from finding the others.
            }
            return nil
        }
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
            return freeTime.days.compactMap { day in
                CivilDate(daysSinceEpoch: day).flatMap { date in
                    date.adding(days: 1).map { .dates(from: date, to: $0) }
                }
            }
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
        freeTime.days.flatMap { Self.spans($0, hours, rules.duration, in: zone).map { .instants($0) } }
    }

    /// In which a session of one date can begin.
    private static func spans(
        _ day: Int,
        _ hours: SearchQuestion.Hours,
        _ duration: Int64,
        in zone: Zone
    ) -> [Interval] {
        let midnight = Int64(day) * 86_400
        // Where clocks show the hours twice, there are two spans, of which each holds the session or does not.
        return zone.instants(
            ofWallFrom: midnight + Int64(hours.start.secondOfDay),
            to: midnight + Int64(hours.end.secondOfDay)
        ).compactMap { span in
            let end = span.upperBound - duration + 1
            return span.lowerBound < end ? Interval(start: span.lowerBound, end: end) : nil
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
