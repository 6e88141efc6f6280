package import CivilTime
package import Intervals

/// Spans of time as the domain speaks of them: the engine's intervals count seconds, and here these are unix seconds.
extension Interval {
    /// Makes `[start, end)`, which are in order.
    package init(start: Instant, end: Instant) {
        self.init(start: start.secondsSince1970, end: end.secondsSince1970)
    }

    package var startAt: Instant { Instant(start) }

    /// The first instant after.
    package var endAt: Instant { Instant(end) }
}
