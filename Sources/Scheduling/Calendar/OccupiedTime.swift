import Intervals

/// Occupied time in the form that the sweep walks: footprints and intervals, each ascending by start and by end.
///
/// Sessions and busy time that come in order, as they do from a store that has them sorted, stay what they are. For any
/// others all are joined once.
internal struct OccupiedTime: Sendable {
    /// Whether the sessions' footprints are in order, and the busy intervals too, so that neither needs joining.
    internal let isInOrder: Bool

    /// The busy intervals where all is in order, else the union of everything.
    internal let intervals: [Interval]

    /// Looks whether all is in order and joins it if not.
    ///
    /// O(n) when in order, else O(n log n).
    internal init(_ sessions: [BookedSession], _ busy: [Interval]) {
        isInOrder = Self.areInOrder(sessions) && Self.areInOrder(busy)
        guard !isInOrder else {
            intervals = busy
            return
        }
        let spans = sessions.map(\.footprint) + busy
        intervals = Array(IntervalSet(spans.compactMap(\.clampedToCalendar)))
    }

    /// Whether footprints begin and end in the order of the sessions, none is empty, and none lies so far away that the
    /// sums could have overflowed.
    private static func areInOrder(_ sessions: [BookedSession]) -> Bool {
        var (lower, upper) = (-farthest, -farthest)
        var faults: Int64 = 0
        for session in sessions {
            let start = session.start &- session.bufferBefore
            let end = session.end &+ session.bufferAfter
            faults |= (start &- lower) | (end &- upper) | (end &- start &- 1)
            faults |= session.bufferBefore | session.bufferAfter | (farthest &- end)
            faults |= (session.start &+ farthest) | (farthest &- session.end)
            (lower, upper) = (start, end)
        }
        return faults >= 0
    }

    private static func areInOrder(_ intervals: [Interval]) -> Bool {
        var (lower, upper) = (-farthest, -farthest)
        var faults: Int64 = 0
        for interval in intervals {
            faults |= (interval.start &- lower) | (interval.end &- upper) | (interval.end &- interval.start &- 1)
            faults |= farthest &- interval.end
            (lower, upper) = (interval.start, interval.end)
        }
        return faults >= 0
    }

    /// More than a billion years, few enough that no sum or difference of two such instants overflows.
    private static let farthest: Int64 = 1 << 55
}
