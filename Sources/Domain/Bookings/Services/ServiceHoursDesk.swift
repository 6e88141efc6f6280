package import CivilTime
import SQL
package import Scheduling

/// Gives services weekly hours of their own.
package struct ServiceHoursDesk: Sendable {
    private let zones: ZoneDirectory
    private let providers: ProviderStore
    private let services = ServiceStore()
    private let schedules = ScheduleStore()
    private let affected = AffectedBookings()

    package init(zones: ZoneDirectory) {
        self.zones = zones
        providers = ProviderStore(zones: zones)
    }

    /// Replaces the weekly hours of a service, and returns the bookings that no longer lie in open time; no hours let it be
    /// offered in the provider's again.
    ///
    /// Throws ``ScheduleError`` for hours that contradict each other or an exception.
    package func replace(
        _ id: ServiceID,
        of provider: ProviderID,
        with hours: [WeeklyHours],
        in transaction: Transaction
    ) async throws -> [AffectedBooking] {
        let connection = transaction.connection
        try await connection.lock(provider)
        let owner = try await providers.find(provider, in: connection)
        _ = try await services.find(id, of: provider, in: connection)
        let before = try await schedules.openHours(of: owner, in: zones, connection)
        // Checked with the exceptions before it is kept: each may be sound without the other.
        _ = try Schedule(zone: before.schedule.zone, weekly: hours, exceptions: before.schedule.exceptions)
        try await schedules.replaceWeeklyHours(of: provider, for: id, with: hours, in: connection)
        let after = try await schedules.openHours(of: owner, in: zones, connection)
        return try await affected.list(of: provider, from: before, to: after, in: transaction)
    }

    /// The weekly hours that a service has of its own; empty if it is offered in the provider's.
    package func find(
        _ id: ServiceID,
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws -> [WeeklyHours] {
        let connection = transaction.connection
        _ = try await services.find(id, of: provider, in: connection)
        let owner = try await providers.find(provider, in: connection)
        return try await schedules.openHours(of: owner, in: zones, connection).own[id] ?? []
    }
}
