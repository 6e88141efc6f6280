import CivilTime
import Scheduling
import SQL

/// Reads how long a provider is open, and busy of that.
///
/// Nothing is open where hours and exceptions contradict each other, which is no reason not to count bookings, nor to keep figures
/// from anybody.
struct OpenTimeReader: Sendable {
    private let zones: ZoneDirectory
    private let schedules = ScheduleStore()
    private let busyTimes = BusyTimeStore()

    init(zones: ZoneDirectory) {
        self.zones = zones
    }

    /// That of all services together.
    func minutes(
        of provider: Provider,
        in month: CalendarMonth,
        _ connection: any SQLConnection
    ) async throws -> OpenTime.Amount {
        let openTimes = try await openTimes(of: provider, for: [nil], in: month...month, connection)
        return openTimes[nil]?.minutes(in: month) ?? OpenTime.Amount()
    }

    /// That of each of the services, where `nil` stands for all of them together; good for the months that are named.
    func openTimes(
        of provider: Provider,
        for services: Set<ServiceID?>,
        in months: ClosedRange<CalendarMonth>,
        _ connection: any SQLConnection
    ) async throws -> [ServiceID?: OpenTime] {
        let zone = try zones.zone(named: provider.timeZone)
        let closed = OpenTime(closedIn: zone)
        let read = try await unlessContradictory {
            try await schedules.openHours(of: provider, in: zones, connection)
        }
        guard let hours = read else { return Dictionary(uniqueKeysWithValues: services.map { ($0, closed) }) }
        let busy = try await busyTimes.busy(
            from: zone.range(of: months.lowerBound).lowerBound,
            to: zone.range(of: months.upperBound).upperBound,
            of: provider.id,
            in: connection
        )
        var openTimes: [ServiceID?: OpenTime] = [:]
        for service in services {
            let open = try await unlessContradictory { try OpenTime(hours, of: service, busy: busy) }
            openTimes[service] = open ?? closed
        }
        return openTimes
    }

    private func unlessContradictory<Value>(_ value: () async throws -> Value) async throws -> Value? {
        do {
            return try await value()
        } catch is ScheduleError {
            return nil
        }
    }
}
