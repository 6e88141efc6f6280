import Intervals

/// What occupies a provider, sorted once so that everything that meets an interval is found quickly.
///
/// An augmented search tree laid over sorted arrays: the middle of a range is the root of its halves and knows the latest
/// end among them.
internal struct FootprintIndex: Sendable {
    /// What an entry stands for: a position in the calendar's sessions or busy intervals.
    internal enum Source: Hashable, Sendable {
        case session(Int)
        case busy(Int)
    }

    private struct Entry {
        let span: Interval
        let source: Source
        var latestEnd: Int64
    }

    /// Sorted by start.
    private var entries: [Entry]

    /// Sorts occupied spans, empty ones left out.
    ///
    /// O(n log n).
    internal init(_ spans: [(span: Interval, source: Source)]) {
        entries = spans.map { Entry(span: $0.span, source: $0.source, latestEnd: $0.span.end) }
        entries.sort { $0.span < $1.span }
        assert(entries.allSatisfy { !$0.span.isEmpty }, "what is empty meets nothing")
        _ = fillLatestEnds(0, entries.count)
    }

    /// Everything that meets `interval`, in order of start.
    ///
    /// O(log n + k) for *k* results that lie near each other.
    internal func sources(meeting interval: Interval) -> [Source] {
        var found: [Source] = []
        collect(0, entries.count, interval, &found)
        return found
    }

    private mutating func fillLatestEnds(_ lower: Int, _ upper: Int) -> Int64 {
        guard lower < upper else { return .min }
        let middle = (lower + upper) / 2
        let below = fillLatestEnds(lower, middle)
        let above = fillLatestEnds(middle + 1, upper)
        entries[middle].latestEnd = max(entries[middle].span.end, below, above)
        return entries[middle].latestEnd
    }

    private func collect(_ lower: Int, _ upper: Int, _ interval: Interval, _ found: inout [Source]) {
        guard lower < upper else { return }
        let middle = (lower + upper) / 2
        // Nothing in this range ends late enough to reach the interval.
        guard entries[middle].latestEnd > interval.start else { return }
        collect(lower, middle, interval, &found)
        // What stands behind starts no earlier.
        guard entries[middle].span.start < interval.end else { return }
        if entries[middle].span.overlaps(interval) { found.append(entries[middle].source) }
        collect(middle + 1, upper, interval, &found)
    }
}
