package import CivilTime
package import Scheduling
import SQL

/// Changes when providers are open.
package struct ScheduleDesk: Sendable {
    private let zones: ZoneDirectory
    private let providers: ProviderStore
    private let schedules = ScheduleStore()
    private let affected = AffectedBookings()

    /// Ten years of daily exceptions: every slot query reads them all.
    package static let maximumExceptions = 3_660

    package init(zones: ZoneDirectory) {
        self.zones = zones
        providers = ProviderStore(zones: zones)
    }

    /// Replaces the weekly hours, and returns them as they are kept with the bookings that no longer lie in open time.
    ///
    /// Throws ``ScheduleError`` for hours that contradict each other or an exception.
    package func replaceHours(
        of id: ProviderID,
        with hours: [WeeklyHours],
        in transaction: Transaction
    ) async throws -> (hours: [WeeklyHours], affected: [AffectedBooking]) {
        let connection = transaction.connection
        try await connection.lock(id)
        let provider = try await providers.find(id, in: connection)
        let before = try await schedules.openHours(of: provider, in: zones, connection)
        // Checked with the exceptions before it is kept: each may be sound without the other.
        _ = try Schedule(zone: before.schedule.zone, weekly: hours, exceptions: before.schedule.exceptions)
        try await schedules.replaceWeeklyHours(of: id, with: hours, in: connection)
        let after = try await schedules.openHours(of: provider, in: zones, connection)
        return (after.schedule.weekly, try await affected.list(of: id, from: before, to: after, in: transaction))
    }

    /// Replaces all that is exceptional on one date, and returns the bookings that no longer lie in open time; no rows make it
    /// an ordinary date again.
    ///
    /// Throws ``ScheduleError`` for rows that contradict each other, with their place among `rows` in its field.
    package func replaceExceptions(
        of id: ProviderID,
        on date: CivilDate,
        with rows: [DatedException],
        in transaction: Transaction
    ) async throws -> [AffectedBooking] {
        let connection = transaction.connection
        try await connection.lock(id)
        let provider = try await providers.find(id, in: connection)
        let before = try await schedules.openHours(of: provider, in: zones, connection)
        // Making a date ordinary cannot contradict anything, and must work for a provider who has too many.
        if !rows.isEmpty { try await check(rows, on: date, of: id, in: connection) }
        try await schedules.replaceExceptions(of: id, on: date, with: rows, in: connection)
        let after = try await schedules.openHours(of: provider, in: zones, connection)
        return try await affected.list(of: id, from: before, to: after, in: transaction)
    }

    private func check(
        _ rows: [DatedException],
        on date: CivilDate,
        of id: ProviderID,
        in connection: any SQLConnection
    ) async throws {
        // Parts that are off stand beside the rows; a date that is off as a whole has them beneath.
        let others = try await schedules.exceptions(of: id, in: connection).filter { other in
            other.exception.date != date || other.timeOff != nil && other.exception.kind != .closed
        }
        guard others.count + rows.count <= Self.maximumExceptions else {
            throw BookingsError(.conflict, "A provider can have at most \(Self.maximumExceptions) exceptions.")
        }
        // Whether rows contradict each other does not depend on the zone.
        // The rows of the request come first, so that the index in a refusal is theirs.
        _ = try Schedule(zone: .utc, weekly: [], exceptions: (rows + others).map(\.exception))
    }
}
