import Bookings
import CivilTime
import Intervals

/// For which time calendars are read.
enum CalendarHorizon {
    /// From a day ago, for sessions that are under way, to two years ahead.
    static func window(at now: Instant) -> Interval {
        Interval(start: now - 86_400, end: now + 730 * 86_400)
    }

    /// Seconds after which all of a calendar is read again although nothing changed, as the window has moved.
    static let rereadAfter: Int64 = 86_400

    /// Seconds without success after which the rule for a stale calendar decides.
    static let staleAfter: Int64 = 86_400

    /// Pieces of busy time that one calendar may have in the window.
    static let maximumPieces = 20_000
}
