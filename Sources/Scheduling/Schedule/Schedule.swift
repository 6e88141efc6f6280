public import CivilTime

/// When a provider is open: weekly hours and exceptions on the wall clock of one zone.
///
/// An instant is open exactly when its wall reading lies in some date's hours. So hours that the spring change skips yield
/// nothing, and hours that the autumn change repeats count twice.
public struct Schedule: Hashable, Sendable {
    /// The zone of all its wall times.
    public let zone: Zone
    /// The weekly hours, in the order given.
    public let weekly: [WeeklyHours]
    /// The exceptions, in the order given.
    public let exceptions: [ScheduleException]

    /// Makes a schedule of rows in any order.
    ///
    /// Weekly rows may overlap.
    ///
    /// Refused are days of the week outside 0 … 6, hours that begin at 24:00, a closed date that has other exceptions
    /// too, and exceptions of one kind that overlap on a date. O(n log n).
    public init(
        zone: Zone,
        weekly: [WeeklyHours],
        exceptions: [ScheduleException] = []
    ) throws(ScheduleError) {
        try Self.validate(weekly)
        try Self.validate(exceptions)
        self.zone = zone
        self.weekly = weekly
        self.exceptions = exceptions
    }
}
