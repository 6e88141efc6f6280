import CivilTime
public import Intervals

/// A provider's schedule and everything that occupies the provider, sorted once to answer many queries.
///
/// Answers are exact for any range as long as the sessions and busy intervals that matter there are in it; how far around a
/// range these lie is told by ``lookback(before:rules:)`` and ``lookahead(after:rules:)``. What is busy in a range is
/// found in O(log n + k) for *n* sessions and busy intervals, *k* of them in the range.
public struct PreparedCalendar: Sendable {
    /// The schedule.
    public let schedule: Schedule
    /// The bookings that stand, in the order given; explanations name their positions.
    public let sessions: [BookedSession]
    /// The time that is taken elsewhere, in the order given; explanations name their positions.
    public let busy: [Interval]

    internal let hours: HoursTable
    internal let footprints: FootprintIndex
    internal let blocked: IntervalSet
    internal let seatGroups: [SeatGroup]
    internal let counts: BookingCounts

    /// Where grids of open time without a beginning are anchored: the midnight of 1970-01-01 on the provider's wall.
    internal let gridOrigin: Int64

    /// For a schedule whose weekly hours never close: what its exceptions close all the same.
    internal let closedByExceptions: IntervalSet

    /// Prepares a calendar of sessions and busy intervals in any order, overlapping as they may.
    ///
    /// O(n log n).
    public init(schedule: Schedule, sessions: [BookedSession] = [], busy: [Interval] = []) {
        self.schedule = schedule
        self.sessions = sessions
        self.busy = busy
        hours = HoursTable(schedule)
        let spans = Self.occupiedSpans(sessions, busy)
        footprints = FootprintIndex(spans)
        blocked = IntervalSet(spans.lazy.map(\.span))
        seatGroups = SeatGroup.groups(of: sessions)
        counts = BookingCounts(sessions, in: schedule.zone)
        gridOrigin = CivilDate(daysSinceEpoch: 0).flatMap { schedule.zone.firstInstant(of: $0) } ?? 0
        closedByExceptions = hours.closedByExceptions(in: schedule.zone)
    }

    private static func occupiedSpans(
        _ sessions: [BookedSession],
        _ busy: [Interval]
    ) -> [(span: Interval, source: FootprintIndex.Source)] {
        var spans: [(span: Interval, source: FootprintIndex.Source)] = []
        spans.reserveCapacity(sessions.count + busy.count)
        for (index, session) in sessions.enumerated() {
            guard let footprint = session.footprint.clampedToCalendar else { continue }
            spans.append((footprint, .session(index)))
        }
        for (index, interval) in busy.enumerated() {
            guard let occupied = interval.clampedToCalendar else { continue }
            spans.append((occupied, .busy(index)))
        }
        return spans
    }
}

extension PreparedCalendar {
    /// The instants that a range stands for: those whose wall date, or which themselves, lie in it.
    ///
    /// Held to the years 1 to 9999 of UTC.
    public func instants(in range: SlotRange) -> IntervalSet {
        IntervalSet(StartBounds(range, in: schedule.zone).intervals(in: schedule.zone))
    }

    /// The open time of a range.
    ///
    /// O(days + log n).
    public func openings(in range: SlotRange) -> IntervalSet {
        let instants = instants(in: range)
        guard let span = instants.span else { return IntervalSet() }
        return IntervalSet(openPieces(from: span.start, to: span.end)).intersection(instants)
    }

    /// The open time of a range that no session, buffer or busy interval occupies.
    ///
    /// O(days + log n + k).
    public func free(in range: SlotRange) -> IntervalSet {
        let open = openings(in: range)
        guard let span = open.span else { return open }
        return open.subtracting(blocked.intersection(span))
    }

    /// The open time of a range in which sessions of a service could lie, its buffers kept.
    ///
    /// O(days + log n + k).
    ///
    /// So it ends `bufferAfter` before what comes next and begins `bufferBefore` after what came before.
    public func free(_ rules: SlotRules, in range: SlotRange) -> IntervalSet {
        let open = openings(in: range)
        guard let span = open.span else { return open }
        let reach = Interval(start: span.start - rules.bufferBefore, end: span.end + rules.bufferAfter)
        let kept = blocked.intersection(reach).dilated(start: rules.bufferAfter, end: rules.bufferBefore)
        return open.subtracting(kept)
    }
}

extension BookedSession {
    /// The session with its buffers, `[start − bufferBefore, end + bufferAfter)`; empty when these do not make a span.
    internal var footprint: Interval {
        let lower = start.subtractingSaturated(bufferBefore)
        let upper = end.addingSaturated(bufferAfter)
        return Interval(from: lower, to: upper) ?? Interval(start: lower, end: lower)
    }
}

extension Interval {
    /// The part within about a billion years of 1970, so that buffers added to it cannot overflow; nothing when empty.
    fileprivate var clampedToCalendar: Interval? {
        intersection(Interval(start: -(1 << 55), end: 1 << 55))
    }
}

extension Int64 {
    /// The difference, held to the ends of `Int64`.
    internal func subtractingSaturated(_ amount: Int64) -> Int64 {
        let (difference, overflow) = subtractingReportingOverflow(amount)
        if !overflow { return difference }
        return amount < 0 ? .max : .min
    }

    /// The sum, held to the ends of `Int64`.
    internal func addingSaturated(_ amount: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(amount)
        if !overflow { return sum }
        return amount < 0 ? .min : .max
    }
}
