import Intervals

/// Occupied time in the form that the sweep walks: the bounds of footprints and busy intervals, joined to spans that ascend
/// and do not touch.
///
/// A span before all time and one after it stand at the ends, so that walking needs no other sign of an end.
///
/// The pointers are safe because of these facts: there is room for a span for every session and every busy interval and for
/// the two at the ends; the first of these is written at the beginning, a step moves on by one span at most and writes the
/// end of the one it is at and the start of the one behind, and the last one is written behind them all.
internal enum OccupiedTime {
    /// Where the span after all time begins: later than any instant, and so that lengths can be added to it.
    private static let never: Int64 = 1 << 60

    /// The bounds of what occupies a calendar.
    ///
    /// O(n) when the footprints begin in the order of the sessions, and the busy intervals in theirs; else O(n log n). The busy
    /// intervals are whole minutes already.
    internal static func bounds(_ sessions: [BookedSession], _ busy: [Interval]) -> [Int64] {
        let inOrder = [Int64](unsafeUninitializedCapacity: room(sessions, busy)) { bounds, count in
            count = join(sessions, busy, to: bounds) ?? 0
        }
        assert(inOrder.isEmpty || ascend(inOrder), "a walk passes spans in order")
        guard inOrder.isEmpty else { return inOrder }
        let spans = IntervalSet((sessions.map(\.footprint) + busy).compactMap(\.clampedToCalendar))
        let sorted = [.min, .min] + spans.flatMap { [$0.start, $0.end] } + [never, never]
        assert(ascend(sorted), "a walk passes spans in order")
        return sorted
    }

    /// Whether spans are not empty, do not touch and lie between those at the ends, which are empty.
    ///
    /// O(n).
    private static func ascend(_ bounds: [Int64]) -> Bool {
        let inner = bounds.dropFirst().dropLast()
        return inner.first == .min && inner.last == never && zip(inner, inner.dropFirst()).allSatisfy { $0 < $1 }
    }

    /// How many bounds there may be.
    internal static func room(_ sessions: [BookedSession], _ busy: [Interval]) -> Int {
        2 * (sessions.count + busy.count + 2)
    }

    /// Joins what comes in order, busy intervals as whole minutes, and gives the count of bounds; `nil` when footprints or busy intervals come in no order,
    /// when one of them is empty, or lies so far away that sums could overflow.
    @inline(__always)
    internal static func join(
        _ sessions: [BookedSession],
        _ busy: [Interval],
        to bounds: UnsafeMutableBufferPointer<Int64>
    ) -> Int? {
        assert(bounds.count >= room(sessions, busy), "nothing checks each write")
        guard let place = bounds.baseAddress else { return nil }
        var joining = Joining(to: place)
        var position = 0
        for interval in busy.lazy.map(\.widenedToMinutes) {
            while position < sessions.count {
                let session = sessions[position]
                // Two lists in order are merged by their starts, sessions first where they are equal.
                if session.start &- session.bufferBefore > interval.start { break }
                joining.add(session)
                position &+= 1
            }
            joining.add(interval)
        }
        while position < sessions.count {
            joining.add(sessions[position])
            position &+= 1
        }
        let count = joining.finish().map { $0 - place }
        assert(count.map { 4 <= $0 && $0 <= bounds.count } ?? true, "the spans fit, with those at the ends")
        return count
    }

    private struct Joining {
        private var out: UnsafeMutablePointer<Int64>
        private var end: Int64 = .min
        /// Where the one before began, whatever it was joined to.
        private var previous = -farthest
        /// Negative as soon as something was empty or out of order.
        private var faults: Int64 = 0
        /// All bits that a length, or an instant counted from the farthest past, has had.
        private var bits: UInt64 = 0

        private static let farthest: Int64 = 1 << 54

        @inline(__always)
        init(to place: UnsafeMutablePointer<Int64>) {
            out = place
            (out[0], out[1]) = (.min, .min)
        }

        @inline(__always)
        mutating func add(_ session: BookedSession) {
            // A negative number has its highest bit set, so that one look at the end finds both signs and sizes.
            bits |= UInt64(bitPattern: session.bufferBefore | session.bufferAfter)
            bits |= UInt64(bitPattern: (session.start &+ Self.farthest) | (session.end &+ Self.farthest))
            add(session.start &- session.bufferBefore, session.end &+ session.bufferAfter)
        }

        @inline(__always)
        mutating func add(_ interval: Interval) {
            bits |= UInt64(bitPattern: (interval.start &+ Self.farthest) | (interval.end &+ Self.farthest))
            add(interval.start, interval.end)
        }

        @inline(__always)
        private mutating func add(_ lower: Int64, _ upper: Int64) {
            // Either difference is negative if starts descend or the span is empty, and a sign once set stays.
            faults |= (lower &- previous) | (upper &- lower &- 1)
            previous = lower
            // Where the next span would begin: overwritten unless this is it.
            out[2] = lower
            out += lower > end ? 2 : 0
            end = max(end, upper)
            out[1] = end
        }

        /// Where the bounds end, if all was in order.
        @inline(__always)
        func finish() -> UnsafeMutablePointer<Int64>? {
            guard faults >= 0, bits < 1 << 56 else { return nil }
            (out[2], out[3]) = (never, never)
            return out + 4
        }
    }
}
