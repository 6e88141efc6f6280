package import CivilTime
package import SQL

/// Reports the figures of a provider.
package struct FigureDesk: Sendable {
    private let providers: ProviderStore
    private let services = ServiceStore()
    private let events = EventStore()
    private let figures = FigureStore()
    private let openTimes: OpenTimeReader

    package init(zones: ZoneDirectory) {
        providers = ProviderStore(zones: zones)
        openTimes = OpenTimeReader(zones: zones)
    }

    /// Throws ``BookingsError`` if the provider or the service does not exist.
    package func report(_ request: FigureRequest, in connection: any SQLConnection) async throws -> FigureReport {
        let provider = try await providers.find(request.provider, in: connection)
        if let service = request.service { _ = try await services.find(service, of: provider.id, in: connection) }
        let mark = try await figures.mark(of: provider.id, in: connection)
        let latest = try await events.latest(of: provider.id, in: connection)
        let counted = try await figures.read(request, in: connection)
        var places: [(month: CalendarMonth, service: ServiceID?)] = []
        for month in request.months {
            for service in [request.service] + counted.services(in: month, besides: request.service) {
                places.append((month, service))
            }
        }
        let openTimes = try await openTimes.openTimes(
            of: provider,
            for: Set(places.map(\.service)).union([request.service]),
            in: request.from...request.to,
            connection
        )
        return FigureReport(
            request: request,
            timeZone: mark.timeZone ?? provider.timeZone,
            isCurrent: mark.counted == latest && mark.timeZone == provider.timeZone,
            rows: places.map { month, service in
                counted.row(month, of: service, openTimes[service]?.minutes(in: month) ?? OpenTime.Amount())
            },
            hours: counted.hours(openTimes[request.service]?.secondsByHour(in: request.months) ?? [:])
        )
    }
}
