import CivilTime

/// The wall clock of a zone, read both ways.
///
/// What was looked up last is kept, since instances of a series follow each other.
internal struct WallClock {
    internal let zone: Zone
    private var span: ZoneSpan

    internal init(_ zone: Zone) {
        self.zone = zone
        span = zone.span(at: 0)
    }

    /// Wall seconds at an instant.
    internal mutating func wall(at instant: Int64) -> Int64 {
        if instant < span.segment.start || instant >= span.segment.end { span = zone.span(at: instant) }
        return instant + span.segment.offset
    }

    /// The instant of a wall reading: the first one of a reading that comes twice; of one that clocks skip, that by the offset
    /// before the gap (RFC 5545 §3.3.5).
    internal mutating func instant(ofWall wall: Int64) -> Int64 {
        if wall >= span.wallStart, wall < span.wallEnd { return wall - span.segment.offset }
        let guess = zone.span(at: wall - zone.offset(at: wall))
        if wall >= guess.wallStart, wall < guess.wallEnd {
            span = guess
            return wall - guess.segment.offset
        }
        return searchedInstant(ofWall: wall)
    }

    /// Whether clocks skip a wall reading.
    internal mutating func skips(_ wall: Int64) -> Bool { zone.wallSeconds(at: instant(ofWall: wall)) != wall }

    private func searchedInstant(ofWall wall: Int64) -> Int64 {
        // No offset is farther from UTC than 26 hours.
        let segments = zone.segments(from: wall - 93_600, to: wall + 93_601)
        for (position, segment) in segments.enumerated() {
            let instant = wall - segment.offset
            if instant < segment.start, position > 0 { return wall - segments[position - 1].offset }
            if instant < segment.end { return instant }
        }
        return wall - (segments.last?.offset ?? 0)
    }
}
