import CivilTime
import Scheduling
import SQL

/// Reads how long a provider is open in a month, and busy of that.
struct OpenTimeReader: Sendable {
    private let zones: ZoneDirectory
    private let schedules = ScheduleStore()
    private let busyTimes = BusyTimeStore()

    init(zones: ZoneDirectory) {
        self.zones = zones
    }

    /// Nothing is open where hours and exceptions contradict each other, which is no reason not to count bookings.
    func minutes(
        of provider: Provider,
        in month: CalendarMonth,
        _ connection: any SQLConnection
    ) async throws -> OpenTime.Amount {
        do {
            let hours = try await schedules.openHours(of: provider, in: zones, connection)
            let range = hours.schedule.zone.range(of: month)
            let busy = try await busyTimes.busy(
                from: range.lowerBound,
                to: range.upperBound,
                of: provider.id,
                in: connection
            )
            return try OpenTime(hours, of: nil, busy: busy).minutes(in: month)
        } catch is ScheduleError {
            return OpenTime.Amount()
        }
    }
}
