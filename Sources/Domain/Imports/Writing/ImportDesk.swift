package import Bookings
package import CivilTime
import SQL

/// Brings in providers from elsewhere, with all that is theirs.
package struct ImportDesk: Sendable {
    let zones: ZoneDirectory
    let policy: PolicyID
    let bookings: BookingDesk
    let services: ServiceDesk
    let schedules: ScheduleDesk
    let serviceHours: ServiceHoursDesk
    let busyTimes: BusyTimeDesk

    /// A desk whose new providers offer the standard policy `policy`; the observers plan messages about bookings.
    package init(
        zones: ZoneDirectory,
        policy: PolicyID,
        evaluators: PolicyEvaluators,
        observers: [any BookingObserver]
    ) {
        self.zones = zones
        self.policy = policy
        bookings = BookingDesk(zones: zones, evaluators: evaluators, observers: observers)
        services = ServiceDesk(zones: zones, terms: nil)
        schedules = ScheduleDesk(zones: zones)
        serviceHours = ServiceHoursDesk(zones: zones)
        busyTimes = BusyTimeDesk(zones: zones)
    }

    /// Brings in what no earlier run did of a provider; says what became of each row.
    ///
    /// `origin` tells systems apart in which rows may have the same ids. What is refused leaves nothing behind.
    package func bring(
        _ source: SourceProvider,
        from origin: String,
        in transaction: Transaction
    ) async throws -> (provider: ProviderID?, entries: [ImportEntry]) {
        let connection = transaction.connection
        // Two runs at once would each find that nothing is there.
        try await connection.lock("import:\(origin)")
        var work = ImportWork(of: source, from: origin)
        let known = try await ImportedRecords.provider(source.row.id, of: origin, in: connection)
        guard let provider = try await self.provider(known, source, &work, in: transaction) else {
            return (nil, work.entries)
        }
        var records = try await ImportedRecords(of: provider, from: origin, in: connection)
        if known == nil {
            try await records.add(.provider, source.row.id, as: provider.rawValue, in: transaction)
        }
        try await bringHours(of: source, isNew: known == nil, &records, &work, in: transaction)
        try await bringExceptions(of: source, &records, &work, in: transaction)
        try await bringServices(of: source, &records, &work, in: transaction)
        try await bringBookings(of: source, &records, &work, in: transaction)
        // Behind the bookings, which it may meet.
        try await bringBlockedTimes(of: source, &records, &work, in: transaction)
        return (provider, work.entries)
    }

    /// The provider that was brought in before, or is made; `nil` if it is refused.
    private func provider(
        _ known: ProviderID?,
        _ source: SourceProvider,
        _ work: inout ImportWork,
        in transaction: Transaction
    ) async throws -> ProviderID? {
        let connection = transaction.connection
        if let known {
            work.tell(source.row, .present, record: known.rawValue)
            return known
        }
        // A database on which no server ran yet has none of the standard policies.
        try await PolicyCatalog().install(at: transaction.now, in: connection)
        let draft = ProviderStore.Draft(
            name: source.name,
            email: source.email,
            timeZone: source.timeZone,
            policy: try await PolicyCatalog().pin(policy, in: connection)
        )
        do {
            let provider = try await ProviderStore(zones: zones).create(draft, at: transaction.now, in: connection)
            work.tellMade(source.row, record: provider.id.rawValue)
            return provider.id
        } catch let error as BookingsError {
            work.tell(source.row, .refused, error.message)
            return nil
        }
    }

    /// Blocks time; of a row that was brought in before, nothing is changed.
    private func bringBlockedTimes(
        of source: SourceProvider,
        _ records: inout ImportedRecords,
        _ work: inout ImportWork,
        in transaction: Transaction
    ) async throws {
        for blocked in source.blockedTimes {
            if let record = records[.blockedTime, blocked.row.id] {
                work.tell(blocked.row, .present, record: record)
                continue
            }
            do {
                let provider = records.provider
                let busy = try await busyTimes.block(blocked.span, note: blocked.note, of: provider, in: transaction)
                try await records.add(.blockedTime, blocked.row.id, as: busy.id.rawValue, in: transaction)
                work.tellMade(blocked.row, record: busy.id.rawValue)
            } catch let error as BookingsError {
                work.tell(blocked.row, .refused, error.message)
            }
        }
    }
}
