import CivilTime
import Synchronization

/// Which calendars were looked at just now, so that whoever tries to book again and again does not have them asked each time.
final class RecentLooks: Sendable {
    private let looks = Mutex<[CalendarLinkID: [Look]]>([:])

    private struct Look {
        let start: Instant
        let at: Instant
    }

    /// Whether a calendar may be asked about `start` now: each start once within ``pause`` seconds, and ``maximum`` of them.
    func begin(_ link: CalendarLinkID, about start: Instant, at now: Instant) -> Bool {
        looks.withLock { looks in
            // All at once and rarely, as most calendars are asked again and again.
            if looks.count > 10_000 { looks = looks.filter { $0.value.contains { now - $0.at < Self.pause } } }
            var recent = (looks[link] ?? []).filter { now - $0.at < Self.pause }
            guard recent.count < Self.maximum, !recent.contains(where: { $0.start == start }) else { return false }
            recent.append(Look(start: start, at: now))
            looks[link] = recent
            return true
        }
    }

    /// Seconds between two looks at the same time of a calendar.
    static let pause: Int64 = 10

    /// How many starts of one calendar are looked at within ``pause`` seconds.
    private static let maximum = 20
}
