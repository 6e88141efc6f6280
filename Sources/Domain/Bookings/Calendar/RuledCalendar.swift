package import CivilTime
package import Intervals
package import Money
package import Scheduling

/// A calendar together with the provider's availability rule, if there is one: what can be booked.
///
/// Lists, searches, explanations and bookings all ask it, so that they agree.
package struct RuledCalendar: Sendable {
    package let calendar: PreparedCalendar
    package private(set) var rules: SlotRules
    let rule: StartRule?

    /// Whether a rule has its say, which can depend on the moment of asking.
    package var isRuled: Bool { rule != nil }

    init(_ calendar: PreparedCalendar, _ rules: SlotRules, _ rule: StartRule?) {
        self.calendar = calendar
        self.rules = rules
        self.rule = rule
    }

    /// The same for bookings of `seats`; throws `ScheduleError` for more than one of the service takes.
    package func taking(_ seats: Int) throws(ScheduleError) -> RuledCalendar {
        var slots = self
        slots.rules = try rules.taking(seats)
        return slots
    }

    /// The same for a booking that has these seats already, or whose number of them was checked.
    package func keeping(_ seats: Int) -> RuledCalendar {
        var slots = self
        slots.rules = rules.keeping(seats)
        return slots
    }

    /// Does what may look at many starts; with a rule in the provider's turn, and off the event loops.
    ///
    /// Throws ``RuleQueueError`` if too much waits.
    package func looking<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        guard let rule else { return try work() }
        return try await rule.run(work)
    }

    /// Appends the starts of a range that can be booked.
    ///
    /// Throws ``RuleBudgetError`` if the rule takes too long for them.
    package func append(
        _ range: SlotRange,
        at now: Instant,
        to offered: inout OfferedStarts,
        within budget: inout RuleBudget
    ) throws(RuleBudgetError) {
        guard let rule else {
            return calendar.appendSlots(rules, now: now.secondsSince1970, in: range, to: &offered.starts)
        }
        let slots = calendar.slots(rules, now: now.secondsSince1970, in: range)
        offered.append(try rule.filter(slots, at: now, within: &budget))
    }

    /// What the rule says of each start of a range that everything else allows, at most `limit` of them; `nil` if there are more.
    package func verdicts(
        in range: SlotRange,
        at now: Instant,
        limit: Int
    ) -> [(start: Instant, verdict: StartExplanation)]? {
        let starts = calendar.slots(rules, now: now.secondsSince1970, in: range)
        guard starts.count <= limit else { return nil }
        return starts.map { start in
            let start = Instant(start)
            return (start, explanation(rule?.verdict(on: start, at: now)))
        }
    }

    /// The earliest starts of a range that can be booked, at most `limit`.
    ///
    /// Looks at more and more days at once, so that the first starts are found without all others.
    package func append(
        _ interval: Interval,
        until limit: Int,
        at now: Instant,
        to offered: inout OfferedStarts,
        within budget: inout RuleBudget
    ) throws(RuleBudgetError) {
        var start = interval.start
        var length: Int64 = 86_400
        while start < interval.end, offered.starts.count < limit {
            let end = min(start + length, interval.end)
            try append(.instants(Interval(start: start, end: end)), at: now, to: &offered, within: &budget)
            start = end
            length *= 2
        }
        offered.cut(to: limit)
    }

    /// The earliest start of a range that can be booked; `nil` if there is none.
    package func firstStart(
        in range: SlotRange,
        at now: Instant,
        within budget: inout RuleBudget
    ) throws(RuleBudgetError) -> Int64? {
        guard rule != nil else { return calendar.firstSlot(rules, now: now.secondsSince1970, in: range) }
        for interval in calendar.instants(in: range) {
            var found = OfferedStarts()
            try append(interval, until: 1, at: now, to: &found, within: &budget)
            if let first = found.starts.first { return first }
        }
        return nil
    }

    /// The starts nearest to one that is not free, nearest first, at most `limit`.
    ///
    /// Fewer are found where the rule refuses many.
    func nearestStarts(to start: Instant, at now: Instant, limit: Int, horizonDays: Int) -> [Instant] {
        let looked = rule == nil ? limit : limit * Self.lookedPerStart
        let nearest = calendar.nearestSlots(
            to: start.secondsSince1970,
            rules: rules,
            now: now.secondsSince1970,
            limit: looked,
            horizonDays: horizonDays
        ).lazy.map { Instant($0) }
        guard let rule else { return Array(nearest) }
        return Array(nearest.filter { rule.verdict(on: $0, at: now).refusal == nil }.prefix(limit))
    }

    /// How many starts are judged for each that is wanted: a transaction waits for them, and others for the transaction.
    private static let lookedPerStart = 8

    /// Why `start` cannot be booked; without reasons it can.
    package func explain(_ start: Instant, at now: Instant, returning: Bool? = nil) -> StartExplanation {
        let explanation = calendar.explain(
            at: start.secondsSince1970,
            rules: rules,
            now: now.secondsSince1970
        )
        // The rule decides on what everything else leaves.
        let verdict = explanation.isBookable ? rule?.verdict(on: start, at: now, returning: returning) : nil
        return self.explanation(verdict, explanation.reasons)
    }

    private func explanation(
        _ verdict: StartVerdict?,
        _ reasons: [Explanation.Reason] = []
    ) -> StartExplanation {
        StartExplanation(
            reasons: reasons,
            rule: verdict?.refusal,
            price: verdict?.price,
            readsClient: verdict?.readsClient ?? false
        )
    }
}

/// Why a start can be booked or not.
package struct StartExplanation: Sendable {
    package let reasons: [Explanation.Reason]

    /// What the availability rule says, if it is the one thing in the way.
    package let rule: RuleRefusal?

    /// What the start costs for each seat; `nil` if it is the service's own price.
    package let price: MonetaryAmount?

    /// Whether the rule could decide otherwise for another client.
    let readsClient: Bool

    package var isBookable: Bool { reasons.isEmpty && rule == nil }
}
