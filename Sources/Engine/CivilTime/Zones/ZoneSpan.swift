/// A segment of a zone and the wall readings that it alone shows.
public struct ZoneSpan: Hashable, Sendable {
    /// The segment.
    public let segment: ZoneSegment
    /// No earlier segment shows this wall reading or a later one.
    public let wallStart: Int64
    /// No later segment shows a wall reading before this one; it may lie before `wallStart`.
    public let wallEnd: Int64
}

extension ZoneSpan {
    /// The same so many seconds later; what then reaches `endOfTime` has no end.
    internal func later(by seconds: Int64, endOfTime: Int64) -> ZoneSpan {
        assert(seconds > 0, "a span that holds now needs no copy, and none repeats earlier")
        return ZoneSpan(
            segment: ZoneSegment(
                start: segment.start == .min ? .min : segment.start + seconds,
                end: segment.end >= endOfTime - seconds ? .max : segment.end + seconds,
                offset: segment.offset
            ),
            wallStart: wallStart.addingSaturated(seconds),
            wallEnd: wallEnd.addingSaturated(seconds)
        )
    }
}
