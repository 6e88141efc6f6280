public import CivilTime

/// When a provider is open: weekly hours and exceptions on the wall clock of one zone.
///
/// An instant is open exactly when its wall reading lies in some date's hours. So hours that the spring change skips yield
/// nothing, and hours that the autumn change repeats count twice.
public struct Schedule: Sendable {
    /// The zone of all its wall times.
    public var zone: Zone { table.zone }
    /// The weekly hours, in the order given.
    public var weekly: [WeeklyHours] { table.weekly }
    /// The exceptions, in the order given.
    public var exceptions: [ScheduleException] { table.exceptions }

    /// The rows and what they come to, shared by all copies.
    internal let table: ScheduleTable

    /// Makes a schedule of rows in any order.
    ///
    /// Weekly rows may overlap.
    ///
    /// Refused are days of the week outside 0 … 6, hours that begin at 24:00, a closed date that has other exceptions
    /// too, and exceptions of one kind that overlap on a date. The periods of every day of the week and of every date with
    /// exceptions are worked out here, once. O(n log n).
    public init(
        zone: Zone,
        weekly: [WeeklyHours],
        exceptions: [ScheduleException] = []
    ) throws(ScheduleError) {
        try Self.validate(weekly)
        try Self.validate(exceptions)
        table = ScheduleTable(zone: zone, weekly: weekly, exceptions: exceptions)
    }
}

extension Schedule: Hashable {
    /// Schedules are equal when they have the same zone and the same rows in the same order.
    public static func == (left: Schedule, right: Schedule) -> Bool {
        left.table === right.table
            || (left.zone == right.zone && left.weekly == right.weekly && left.exceptions == right.exceptions)
    }

    /// Hashes the zone and the rows.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(zone)
        hasher.combine(weekly)
        hasher.combine(exceptions)
    }
}
