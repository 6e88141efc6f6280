package import CivilTime
import SQL
import Scheduling

/// Sets and removes time off.
package struct TimeOffDesk: Sendable {
    private let zones: ZoneDirectory
    private let providers: ProviderStore
    private let schedules = ScheduleStore()
    private let timesOff = TimeOffStore()
    private let affected = AffectedBookings()

    /// The most that a provider can have at once; each is a row of every list.
    package static let maximumCount = 500

    package init(zones: ZoneDirectory) {
        self.zones = zones
        providers = ProviderStore(zones: zones)
    }

    /// Closes the dates of `span`, or a part of each, and returns which bookings no longer lie in open time.
    ///
    /// Exceptions that the dates have stay beneath, and hold again once the time off is removed. Throws for a span of no dates or
    /// too many, and for a part that contradicts what is exceptional on a date already.
    package func take(
        _ span: TimeOff.Span,
        note: String?,
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws -> (timeOff: TimeOff, affected: [AffectedBooking]) {
        let connection = transaction.connection
        try await connection.lock(provider)
        let owner = try await providers.find(provider, in: connection)
        let dates = try await dates(of: span, provider, in: connection)
        let before = try await schedules.openHours(of: owner, in: zones, connection)
        let off = TimeOff(
            id: .make(under: provider, at: transaction.now),
            provider: provider,
            span: span,
            note: note,
            createdAt: transaction.now,
            createdBy: transaction.requester.label
        )
        // Before the check, so that the schedule that is checked is the one that will be read. An error undoes it.
        try await timesOff.insert(off, dates, in: connection)
        do {
            let after = try await schedules.openHours(of: owner, in: zones, connection)
            return (off, try await affected.list(of: provider, from: before, to: after, in: transaction))
        } catch let error as ScheduleError {
            throw BookingsError(.invalidValue, error.message, field: "start_time")
        }
    }

    /// The dates of a span; throws ``BookingsError`` if they are in the wrong order or too many.
    private func dates(
        of span: TimeOff.Span,
        _ provider: ProviderID,
        in connection: any SQLConnection
    ) async throws -> [CivilDate] {
        guard span.first <= span.last else {
            throw BookingsError(.invalidValue, "The last date is before the first.", field: "last_date")
        }
        if let repetition = span.repetition, repetition.until < span.first {
            throw BookingsError(.invalidValue, "The repetition ends before the first date.", field: "repeat.until")
        }
        let known = try await timesOff.count(of: provider, in: connection)
        let most = ScheduleDesk.maximumExceptions
        // One more than there can be is enough to see that there are too many.
        let dates = span.dates(limit: most + 1)
        guard known.spans < Self.maximumCount, known.dates + dates.count <= most else {
            throw BookingsError(
                .conflict,
                "A provider can have \(Self.maximumCount) times off at most, of \(most) dates in all."
            )
        }
        return dates
    }

    /// All of a provider's, in the order in which they were set.
    package func list(of provider: ProviderID, in transaction: Transaction) async throws -> [TimeOff] {
        _ = try await providers.find(provider, in: transaction.connection)
        return try await timesOff.list(of: provider, in: transaction.connection)
    }

    /// Opens all its dates again, as far as nothing else closes them.
    package func remove(_ id: TimeOffID, of provider: ProviderID, in transaction: Transaction) async throws {
        try await transaction.connection.lock(provider)
        try await timesOff.delete(id, of: provider, in: transaction.connection)
    }
}
