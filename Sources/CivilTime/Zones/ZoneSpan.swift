/// A segment of a zone and the wall readings that it alone shows.
public struct ZoneSpan: Hashable, Sendable {
    /// The segment.
    public let segment: ZoneSegment
    /// No earlier segment shows this wall reading or a later one.
    public let wallStart: Int64
    /// No later segment shows a wall reading before this one; it may lie before `wallStart`.
    public let wallEnd: Int64
}
