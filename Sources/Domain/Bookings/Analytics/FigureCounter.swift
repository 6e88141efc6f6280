package import CivilTime
package import SQL

/// Counts the figures of providers, as their events tell what has changed.
///
/// What is counted of a month is never added to: the month is counted again from its rows, and replaced together with the mark of the last
/// event that is counted. So an event that is counted twice, or while a server dies, changes nothing. Months are counted without a lock; the
/// mark's revision tells whether somebody else wrote meanwhile, and then they are counted again.
package struct FigureCounter: Sendable {
    private let database: any SQLDatabase
    private let zones: ZoneDirectory
    private let providers: ProviderStore
    private let events = EventStore()
    private let figures = FigureStore()
    private let pace = CountingPace()
    private let page: Int
    private let openTimes: OpenTimeReader

    /// How many events are looked at in one transaction.
    private static let portion = 200

    /// How often counting begins anew because somebody else wrote.
    private static let maximumAttempts = 5

    /// Counts up to `page` bookings in one statement.
    package init(database: any SQLDatabase, zones: ZoneDirectory, page: Int = 500) {
        self.database = database
        self.page = page
        self.zones = zones
        providers = ProviderStore(zones: zones)
        openTimes = OpenTimeReader(zones: zones)
    }

    /// Does a job that stands for events of a provider.
    package func handle(_ job: Job) async -> JobOutcome {
        let begin = ContinuousClock.now
        if let rest = pace.rest(of: job.provider, at: begin) {
            return .notYet(reason: "Counting them took long, and was done a moment ago.", CountingPace.wait(rest))
        }
        do {
            try await count(job.provider)
            pace.note(job.provider, from: begin, to: .now)
            return .done
        } catch {
            return .retry(reason: "Figures could not be counted: \(error)")
        }
    }

    /// Counts what has changed since the last time; all, if it never was counted, or in another zone.
    package func count(_ provider: ProviderID) async throws {
        var attempts = 0
        while attempts < Self.maximumAttempts {
            let step = try await database.transaction(.read) { try await self.step(provider, in: $0) }
            switch step {
            case .nothing: return
            case .all(let plan):
                if try await countAll(of: provider, plan) { return }
                attempts += 1
            case .months(let tallies, let mark, let counted, let zone):
                let isKept = try await database.transaction(.write) { connection in
                    guard
                        try await figures.replace(mark, of: provider, countedTo: counted, in: zone, connection)
                    else { return false }
                    for tally in tallies { try await figures.replace(tally, of: provider, in: connection) }
                    return true
                }
                attempts = isKept ? 0 : attempts + 1
            }
        }
        throw BookingsError(.conflict, "The figures of \(provider) were written by others again and again.")
    }

    /// Counts all months of a provider again.
    package func rebuild(_ provider: ProviderID) async throws {
        for _ in 1...Self.maximumAttempts {
            let plan = try await database.transaction(.read) { try await self.plan(for: provider, in: $0) }
            if try await countAll(of: provider, plan) { return }
        }
        throw BookingsError(.conflict, "The figures of \(provider) were written by others again and again.")
    }

    private enum Step {
        case nothing
        case all(Plan)
        case months([MonthTally], FigureMark, counted: Int64, Zone)
    }

    private struct Plan {
        let provider: Provider
        let mark: FigureMark
        let zone: Zone

        /// From the first to the last that there is anything of.
        let months: ClosedRange<CalendarMonth>?

        /// The latest event.
        let latest: Int64
    }

    private func step(_ provider: ProviderID, in connection: any SQLConnection) async throws -> Step {
        let plan = try await plan(for: provider, in: connection, withMonths: false)
        guard let counted = plan.mark.counted, plan.mark.timeZone == plan.zone.name else {
            return .all(try await self.plan(for: provider, in: connection))
        }
        let events = try await events.list(of: provider, after: counted, limit: Self.portion, in: connection)
        guard let first = events.first, let last = events.last else { return .nothing }
        // Events that are old enough are removed; then nobody knows what they changed.
        guard first.sequence == counted + 1 else { return .all(try await self.plan(for: provider, in: connection)) }
        let affected = AffectedMonths(provider: provider, zone: plan.zone, connection: connection)
        var tallies: [MonthTally] = []
        for month in try await affected.months(of: events).sorted() {
            tallies.append(try await tally(month, plan, in: connection))
        }
        return .months(tallies, plan.mark, counted: last.sequence, plan.zone)
    }

    private func tally(
        _ month: CalendarMonth,
        _ plan: Plan,
        in connection: any SQLConnection
    ) async throws -> MonthTally {
        var tally = try await MonthReader(of: plan.provider.id, in: plan.zone, page: page, connection).tally(month)
        tally.openTime = try await openTimes.minutes(of: plan.provider, in: month, connection)
        return tally
    }

    private func plan(
        for provider: ProviderID,
        in connection: any SQLConnection,
        withMonths: Bool = true
    ) async throws -> Plan {
        let found = try await providers.find(provider, in: connection)
        let zone = try zones.zone(named: found.timeZone)
        return Plan(
            provider: found,
            mark: try await figures.mark(of: provider, in: connection),
            zone: zone,
            months: withMonths ? try await FigureSpan(provider: provider, zone: zone).months(in: connection) : nil,
            latest: try await events.latest(of: provider, in: connection)
        )
    }

    /// Counts month by month, each in transactions of its own, so that a long history holds nobody up; false if somebody else wrote.
    private func countAll(of provider: ProviderID, _ plan: Plan) async throws -> Bool {
        let isBegun = try await database.transaction(.write) { connection in
            try await figures.replace(plan.mark, of: provider, countedTo: nil, in: nil, connection)
        }
        guard isBegun else { return false }
        let mark = FigureMark(counted: nil, timeZone: nil, revision: plan.mark.revision + 1)
        var month = plan.months?.lowerBound
        while let current = month, let last = plan.months?.upperBound, current <= last {
            let tally = try await database.transaction(.read) {
                try await self.tally(current, plan, in: $0)
            }
            let isKept = try await database.transaction(.write) { connection in
                guard try await figures.heldMark(of: provider, in: connection) == mark else { return false }
                try await figures.replace(tally, of: provider, in: connection)
                return true
            }
            guard isKept else { return false }
            month = current.adding(months: 1)
        }
        return try await database.transaction(.write) { connection in
            // The mark comes first in every transaction, so that two never wait for each other in a circle.
            let isKept = try await figures.replace(
                mark,
                of: provider,
                countedTo: plan.latest,
                in: plan.zone,
                connection
            )
            if isKept { try await figures.keepOnly(plan.months, of: provider, in: connection) }
            return isKept
        }
    }
}
