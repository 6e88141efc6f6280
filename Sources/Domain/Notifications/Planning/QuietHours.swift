package import CivilTime

/// The hours of the night, on the recipient's clock, in which nothing is sent that may wake somebody.
package struct QuietHours: Hashable, Sendable {
    /// Seconds of the day; the hours are from `start` to the `end` that follows it, which is not among them.
    package let start: Int64
    package let end: Int64

    /// 21:00 to 08:00.
    package static let standard = QuietHours(unchecked: 21 * 3_600, 8 * 3_600)

    /// `nil` unless both are times of a day and differ.
    package init?(start: WallTime, end: WallTime) {
        // 24:00 and 0:00 are one time of day.
        guard start.secondOfDay % 86_400 != end.secondOfDay % 86_400 else { return nil }
        self.init(unchecked: Int64(start.secondOfDay % 86_400), Int64(end.secondOfDay % 86_400))
    }

    private init(unchecked start: Int64, _ end: Int64) {
        self.start = start
        self.end = end
    }

    package func contain(_ instant: Instant, in zone: Zone) -> Bool {
        let second = Self.secondOfDay(zone.wallSeconds(at: instant.secondsSince1970))
        return start < end ? (start..<end).contains(second) : second >= start || second < end
    }

    /// The first instant from `instant` on that is not in them.
    package func firstAfter(_ instant: Instant, in zone: Zone) -> Instant {
        guard contain(instant, in: zone) else { return instant }
        let wall = zone.wallSeconds(at: instant.secondsSince1970)
        let rest = Self.secondOfDay(end - Self.secondOfDay(wall))
        return Self.instant(ofWall: wall + rest, in: zone, notBefore: instant)
    }

    /// The last full hour before them, if `instant` is in them: an hour before they begin.
    package func hourBefore(_ instant: Instant, in zone: Zone) -> Instant {
        guard contain(instant, in: zone) else { return instant }
        let wall = zone.wallSeconds(at: instant.secondsSince1970)
        let since = Self.secondOfDay(Self.secondOfDay(wall) - start)
        // An instant of the evening before; where clocks were set meanwhile, the hour that they show is what counts.
        let evening = wall - since - 3_600
        let ranges = zone.instants(ofWallFrom: evening, to: evening + 1)
        // Where clocks skip that hour, the distance alone counts.
        return (ranges.first?.lowerBound).map { Instant($0) } ?? instant - since - 3_600
    }

    private static func secondOfDay(_ seconds: Int64) -> Int64 {
        let rest = seconds % 86_400
        return rest < 0 ? rest + 86_400 : rest
    }

    /// The first instant, from `earliest` on, at which clocks show that, or later where they never show it.
    private static func instant(ofWall wall: Int64, in zone: Zone, notBefore earliest: Instant) -> Instant {
        // A gap is at most a day long; the search is bounded by it.
        let ranges = zone.instants(ofWallFrom: wall, to: wall + 86_400)
        return ranges.lazy.map { Instant($0.lowerBound) }.first { $0 >= earliest } ?? earliest
    }
}
