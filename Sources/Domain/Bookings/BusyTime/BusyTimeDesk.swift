package import CivilTime
package import Intervals
import SQL

/// Blocks time of providers by hand, and gives it back.
package struct BusyTimeDesk: Sendable {
    private let providers: ProviderStore
    private let busyTimes = BusyTimeStore()

    package init(zones: ZoneDirectory) {
        providers = ProviderStore(zones: zones)
    }

    /// Blocks the minutes that `span` touches: from the commit on nothing can be booked that would meet them.
    ///
    /// What is booked already stays. Throws ``BookingsError`` for time that is over, for a span that is too long, and
    /// where the provider has blocked too many.
    package func block(
        _ span: Interval,
        note: String?,
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws -> BusyTime {
        let (connection, now) = (transaction.connection, transaction.now)
        let busy = BusyTime(
            id: .make(under: provider, at: now),
            provider: provider,
            span: span,
            source: .manual,
            note: note,
            createdAt: now,
            createdBy: transaction.requester.label
        )
        // As it is kept, in whole minutes, and not as it was asked for.
        try check(busy.span, at: now)
        try await connection.lock(provider)
        // Read for its error alone: "not found" tells a client more than a foreign key that refuses the row.
        _ = try await providers.find(provider, in: connection)
        // Behind the lock, so that two requests cannot both take the last place.
        let ahead = try await busyTimes.count(
            of: .manual,
            of: provider,
            endingAfter: now,
            limit: BusyTimeLimits.piecesAhead,
            in: connection
        )
        guard ahead < BusyTimeLimits.piecesAhead else {
            throw BookingsError(
                .conflict,
                "A provider can have at most \(BusyTimeLimits.piecesAhead) blocks that end in the future; delete some first."
            )
        }
        try await busyTimes.insert(busy, in: connection)
        return busy
    }

    private func check(_ span: Interval, at now: Instant) throws {
        guard span.endAt > now else {
            throw BookingsError(.invalidValue, "This must be in the future.", field: "end_at")
        }
        guard span.length <= BusyTimeLimits.days * 86_400 else {
            throw BookingsError(
                .invalidValue,
                "This must be at most \(BusyTimeLimits.days) days after start_at.",
                field: "end_at"
            )
        }
        guard Timestamp.range.contains(span.end) else {
            throw BookingsError(.invalidValue, "This must be before the year 10000.", field: "end_at")
        }
    }

    /// One page of the provider's busy times, whatever their sources, in the order of their starts.
    package func list(
        _ filter: BusyTimeStore.Filter,
        of provider: ProviderID,
        after cursor: BusyTimeCursor?,
        limit: Int,
        in transaction: Transaction
    ) async throws -> [BusyTime] {
        let connection = transaction.connection
        // A provider that does not exist is an error, and not an empty list.
        _ = try await providers.find(provider, in: connection)
        return try await busyTimes.list(filter, of: provider, after: cursor, limit: limit, in: connection)
    }

    /// Throws ``BookingsError`` if the provider does not have that busy time.
    package func find(_ id: BusyTimeID, of provider: ProviderID, in transaction: Transaction) async throws -> BusyTime {
        try await busyTimes.find(id, of: provider, in: transaction.connection)
    }

    /// Gives blocked time back; throws ``BookingsError`` for busy time that comes from elsewhere, which ends there.
    package func unblock(_ id: BusyTimeID, of provider: ProviderID, in transaction: Transaction) async throws {
        let connection = transaction.connection
        try await connection.lock(provider)
        let busy = try await busyTimes.find(id, of: provider, in: connection)
        // It would come back with the next look at the calendar.
        guard busy.source == .manual else {
            throw BookingsError(.conflict, "This comes from a calendar; change it there.")
        }
        try await busyTimes.delete(busy, in: connection)
    }
}
