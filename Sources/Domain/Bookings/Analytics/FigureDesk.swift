package import CivilTime
package import SQL
import Scheduling

/// Reports the figures of a provider.
package struct FigureDesk: Sendable {
    private let zones: ZoneDirectory
    private let providers: ProviderStore
    private let services = ServiceStore()
    private let schedules = ScheduleStore()
    private let events = EventStore()
    private let figures = FigureStore()
    private let busyTimes = BusyTimeStore()

    package init(zones: ZoneDirectory) {
        self.zones = zones
        providers = ProviderStore(zones: zones)
    }

    /// Throws ``BookingsError`` if the provider or the service does not exist.
    package func report(_ request: FigureRequest, in connection: any SQLConnection) async throws -> FigureReport {
        let provider = try await providers.find(request.provider, in: connection)
        if let service = request.service { _ = try await services.find(service, of: provider.id, in: connection) }
        let hours = try await schedules.openHours(of: provider, in: zones, connection)
        let mark = try await figures.mark(of: provider.id, in: connection)
        let latest = try await events.latest(of: provider.id, in: connection)
        let counted = try await figures.read(request, in: connection)
        let zone = hours.schedule.zone
        let busy = try await busyTimes.busy(
            from: zone.range(of: request.from).lowerBound,
            to: zone.range(of: request.to).upperBound,
            of: provider.id,
            in: connection
        )
        let openTime = try OpenTime(hours, of: request.service, busy: busy)
        var openTimes: [ServiceID?: OpenTime] = [request.service: openTime]
        var rows: [FigureReport.Row] = []
        for month in request.months {
            for scope in [request.service] + counted.services(in: month, besides: request.service) {
                let open = try openTimes[scope] ?? OpenTime(hours, of: scope, busy: busy)
                openTimes[scope] = open
                rows.append(counted.row(month, of: scope, open.minutes(in: month)))
            }
        }
        return FigureReport(
            request: request,
            timeZone: mark.timeZone ?? provider.timeZone,
            isCurrent: mark.counted == latest && mark.timeZone == provider.timeZone,
            rows: rows,
            hours: counted.hours(openTime.secondsByHour(in: request.months))
        )
    }
}
