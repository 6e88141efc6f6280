/// A span of instants through which a zone's wall clock runs at one distance from UTC.
public struct ZoneSegment: Hashable, Sendable {
    /// The first instant, UTC seconds since 1970.
    public let start: Int64
    /// The first instant after.
    public let end: Int64
    /// Seconds to add to an instant for its wall reading; positive east of Greenwich.
    public let offset: Int64

    /// Makes the segment `[start, end)`.
    public init(start: Int64, end: Int64, offset: Int64) {
        self.start = start
        self.end = end
        self.offset = offset
    }
}
