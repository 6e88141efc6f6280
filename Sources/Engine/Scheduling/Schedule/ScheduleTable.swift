import CivilTime
import Intervals

/// The rows of a schedule, and all that follows from them alone.
///
/// One object, so that a copy of a schedule is one reference.
internal final class ScheduleTable: Sendable {
    internal let zone: Zone
    internal let weekly: [WeeklyHours]
    internal let exceptions: [ScheduleException]
    internal let hours: HoursTable

    /// Where grids of open time without a beginning are anchored: the midnight of 1970-01-01 on the provider's wall.
    internal let gridOrigin: Int64

    /// For weekly hours that never close: what exceptions close all the same.
    internal let closedByExceptions: IntervalSet

    internal init(zone: Zone, weekly: [WeeklyHours], exceptions: [ScheduleException]) {
        self.zone = zone
        self.weekly = weekly
        self.exceptions = exceptions
        hours = HoursTable(weekly: weekly, exceptions: exceptions)
        // A zone may have skipped that date, as it has others; any fixed instant does then.
        gridOrigin = CivilDate(daysSinceEpoch: 0).flatMap { zone.firstInstant(of: $0) } ?? 0
        closedByExceptions = hours.closedByExceptions(in: zone)
    }
}
