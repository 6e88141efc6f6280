import CivilTime
import Intervals

extension PreparedCalendar {
    /// Why `instant` is or is not a slot: every reason that holds, each naming the very thing.
    ///
    /// There is no reason exactly when ``isSlot(at:rules:now:)`` is true.
    public func explain(at instant: Int64, rules: SlotRules, now: Int64?) -> Explanation {
        // No schedule has hours outside of the years that a date can be written in.
        guard Timestamp.range.contains(instant) else {
            return Explanation(reasons: [.closed(.noHours(dayOfWeek: schedule.zone.date(at: instant).dayOfWeek))])
        }
        var reasons = timingReasons(instant, rules, now)
        let session = Interval(start: instant, end: instant + rules.duration)
        // A step further than the session, so that the next start of a grid that goes on into another piece is known.
        let pieces = openPieces(from: instant, to: max(session.end, instant + rules.step + 1))
        let stretches = completeStretches(of: pieces, from: instant)
        if let open = stretches.first(where: { $0.contains(instant) }) {
            if open.end < session.end { reasons.append(.sessionLeavesOpening(closesAt: open.end)) }
        } else {
            reasons.append(contentsOf: closingReasons(instant))
        }
        reasons.append(contentsOf: occupancyReasons(session, rules))
        let free = freeIntervals(of: stretches, rules, from: instant)
        if let offGrid = gridReason(instant, rules, grids(rules, pieces: pieces, free: free)) {
            reasons.append(offGrid)
        }
        reasons.append(contentsOf: limitReasons(instant, rules))
        return Explanation(reasons: reasons)
    }

    private func timingReasons(_ instant: Int64, _ rules: SlotRules, _ now: Int64?) -> [Explanation.Reason] {
        // Without a present every start is in time.
        guard let now = now?.nearCalendar else { return [] }
        var reasons: [Explanation.Reason] = []
        let earliest = now + rules.minimumNotice
        // One reason of the two: what is past is not also short of notice.
        if instant < now {
            reasons.append(.past)
        } else if instant < earliest {
            reasons.append(.notice(earliest: earliest))
        }
        if let days = rules.bookingWindowDays {
            let last = schedule.zone.dayNumber(at: now) + days
            if schedule.zone.dayNumber(at: instant) > last {
                reasons.append(.window(lastDate: CivilDate(daysSinceEpoch: last) ?? .max))
            }
        }
        return reasons
    }

    private func limitReasons(_ instant: Int64, _ rules: SlotRules) -> [Explanation.Reason] {
        LimitCheck(rules, counts).reached(onDay: schedule.zone.dayNumber(at: instant)).map { limit in
            .limit(period: limit.period, maximum: limit.maximum, taken: limit.taken)
        }
    }

    /// Whether an instant of open or free time is off all grids that reach over it.
    ///
    /// Occupied time has none of its own.
    private func gridReason(_ instant: Int64, _ rules: SlotRules, _ grids: [Grid]) -> Explanation.Reason? {
        let around = grids.filter { $0.lower <= instant && instant < $0.upper }
        // Grids of two dates may overlap, and then a start on either of them is one.
        guard !around.isEmpty, !around.contains(where: { $0.contains(instant) }) else { return nil }
        let next = around.compactMap { grid in
            let start = grid.first(atOrAfter: instant)
            return start < grid.upper ? start : nil
        }
        return .offGrid(previous: around.compactMap { $0.last(before: instant) }.max(), next: next.min())
    }
}
