import CivilTime
public import Intervals

/// A provider's schedule and everything that occupies the provider, sorted once to answer many queries.
///
/// Answers are exact for any range as long as the sessions and busy intervals that matter there are in it; how far around a
/// range these lie is told by ``lookback(before:rules:)`` and ``lookahead(after:rules:)``. What is busy in a range is
/// found in O(log n + k) for *n* sessions and busy intervals, *k* of them in the range.
public struct PreparedCalendar: Sendable {
    /// The schedule.
    public var schedule: Schedule { parts.schedule }
    /// The bookings that stand, in the order given; explanations name their positions.
    public var sessions: [BookedSession] { parts.sessions }
    /// The time that is taken elsewhere, as whole minutes, in the order given; explanations name their positions.
    public var busy: [Interval] { parts.busy }

    /// All of it, shared by all copies.
    internal let parts: CalendarParts

    /// Prepares a calendar of sessions and busy intervals in any order, overlapping as they may.
    ///
    /// Busy intervals are widened to whole minutes: ``Intervals/Interval/widenedToMinutes``.
    ///
    /// O(n) when the footprints begin in the order of the sessions and the busy intervals in theirs; else O(n log n). What only
    /// explanations, limits, shared seats and grids that move with bookings need is sorted when first asked for.
    public init(schedule: Schedule, sessions: [BookedSession] = [], busy: [Interval] = []) {
        parts = CalendarParts(schedule, sessions, busy)
    }

    internal var hours: HoursTable { schedule.table.hours }
    internal var gridOrigin: Int64 { schedule.table.gridOrigin }
    internal var closedByExceptions: IntervalSet { schedule.table.closedByExceptions }

    internal var footprints: FootprintIndex { parts.index(\.footprints) { FootprintIndex(occupiedSpans) } }
    internal var blocked: IntervalSet { parts.index(\.blocked) { IntervalSet(occupiedSpans.map(\.span)) } }
    internal var seatGroups: [SeatGroup] { parts.index(\.seatGroups) { SeatGroup.groups(of: sessions) } }
    internal var counts: BookingCounts { parts.index(\.counts) { BookingCounts(sessions, in: schedule.zone) } }

    private var occupiedSpans: [(span: Interval, source: FootprintIndex.Source)] {
        // Indices stand for the things themselves, so that an explanation can name them and a set need not hold them.
        let ofSessions = sessions.enumerated().lazy.compactMap { index, session in
            session.footprint.clampedToCalendar.map { (span: $0, source: FootprintIndex.Source.session(index)) }
        }
        let ofBusy = busy.enumerated().lazy.compactMap { index, interval in
            interval.clampedToCalendar.map { (span: $0, source: FootprintIndex.Source.busy(index)) }
        }
        return Array(ofSessions) + Array(ofBusy)
    }
}

extension PreparedCalendar {
    /// The instants that a range stands for: those whose wall date, or which themselves, lie in it.
    ///
    /// Held to the years 1 to 9999 of UTC.
    public func instants(in range: SlotRange) -> IntervalSet {
        IntervalSet(StartBounds(range).intervals(in: schedule.zone))
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
        // Only what is blocked around the range is looked at, however much the calendar holds.
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
        // Crosswise: in front of what is blocked there must be room for the buffer after a session.
        let kept = blocked.intersection(reach).dilated(start: rules.bufferAfter, end: rules.bufferBefore)
        return open.subtracting(kept)
    }
}

extension BookedSession {
    /// The session with its buffers, `[start − bufferBefore, end + bufferAfter)`; empty when these do not make a span.
    internal var footprint: Interval {
        let lower = start.subtractingSaturated(bufferBefore)
        let upper = end.addingSaturated(bufferAfter)
        // A session of the database ends after its start; this is for callers whose sums were held to the ends of an integer.
        return Interval(from: lower, to: upper) ?? Interval(start: lower, end: lower)
    }
}

extension Interval {
    /// The part within about a billion years of 1970, so that buffers added to it cannot overflow; `nil` when empty.
    internal var clampedToCalendar: Interval? {
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
