import CivilTime
import Intervals
import Localization

/// Times of a provider's day on its clock.
struct AgendaClock {
    let zone: Zone

    /// Such as `9:00 – 10:00 AM`.
    func range(_ span: Interval, _ visit: Visit) -> String {
        visit.timeRange(from: zone.reading(at: span.start), to: zone.reading(at: span.end))
    }

    func time(_ instant: Int64, _ visit: Visit) -> String { visit.time(zone.reading(at: instant)) }

    /// Seconds from the first of `date` to an instant on the clock, held to the date.
    func seconds(_ instant: Int64, on date: CivilDate) -> Int {
        let seconds = zone.wallSeconds(at: instant) - Int64(date.daysSinceEpoch) * 86_400
        return Int(min(max(seconds, 0), 86_400))
    }
}
