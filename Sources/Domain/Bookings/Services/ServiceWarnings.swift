package import CivilTime
import SQL

/// Checks whether services can be booked at all, regardless of what is booked, blocked or closed.
package struct ServiceWarnings: Sendable {
    private let zones: ZoneDirectory
    private let providers: ProviderStore
    private let services = ServiceStore()
    private let schedules = ScheduleStore()

    /// How many services are read at once.
    private static let portion = 200

    package init(zones: ZoneDirectory) {
        self.zones = zones
        providers = ProviderStore(zones: zones)
    }

    /// What is wrong with one service; empty if it can be booked some day.
    package func list(of service: Service, in transaction: Transaction) async throws -> [ServiceWarning] {
        try await list(of: [service], of: service.provider, in: transaction)
    }

    /// What is wrong with the services that a provider offers, in the order of their ids.
    package func list(of provider: ProviderID, in transaction: Transaction) async throws -> [ServiceWarning] {
        var warnings: [ServiceWarning] = []
        var last: ServiceID?
        repeat {
            let offered = try await services.list(
                of: provider,
                after: last,
                limit: Self.portion,
                includingArchived: false,
                in: transaction.connection
            )
            warnings += try await list(of: offered, of: provider, in: transaction)
            last = offered.count == Self.portion ? offered.last?.id : nil
        } while last != nil
        return warnings
    }

    private func list(
        of services: [Service],
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws -> [ServiceWarning] {
        let services = services.filter { !$0.isArchived }
        guard !services.isEmpty else { return [] }
        let owner = try await providers.find(provider, in: transaction.connection)
        let hours = try await schedules.openHours(of: owner, in: zones, transaction.connection)
        return try services.compactMap { service in
            let week = try OfferedWeek(hours.schedule(of: service.id), at: transaction.now)
            return try week.fault(of: service.timing).map { code, message in
                ServiceWarning(service: service.id, name: service.name, code: code, message: message)
            }
        }
    }
}
