import Bookings
import CalendarFeeds
import CivilTime
import HTTPTransport
import ICalendar
import Intervals
import SQL
import Sealing

/// Reads linked calendars and keeps busy time as they say.
///
/// What is read is written in one transaction, or not at all: a calendar that cannot be read keeps the busy time that it had.
package struct CalendarSyncer: Sendable {
    let database: any SQLDatabase
    let fetcher: CalendarFetcher
    let watcher: CalendarWatcher?
    private let keyring: Keyring
    let zones: ZoneDirectory
    private let plan: CalendarPollPlan
    let clock: @Sendable () -> Instant
    private let reader: CalendarReader
    let providers: ProviderStore
    let links = CalendarLinkStore()
    let busyTimes = BusyTimeStore()
    let ownEvents = OutgoingEventStore()

    /// Reads calendars that are due by `clock`.
    init(
        database: any SQLDatabase,
        http: HTTPClient,
        accounts: AccountGateway?,
        keyring: Keyring,
        zones: ZoneDirectory,
        plan: CalendarPollPlan,
        clock: @escaping @Sendable () -> Instant
    ) {
        self.database = database
        fetcher = CalendarFetcher(over: http, accounts: accounts)
        watcher = CalendarWatcher(accounts)
        self.keyring = keyring
        self.zones = zones
        self.plan = plan
        self.clock = clock
        reader = CalendarReader(zones: zones)
        providers = ProviderStore(zones: zones)
    }

    /// Takes up to `limit` calendars that are due; each is to be handed to ``sync(_:)``.
    package func claim(limit: Int) async throws -> [CalendarLink] {
        let now = clock()
        return try await database.transaction(.write) { connection in
            try await links.claim(limit: limit, lease: Self.lease, at: now, in: connection)
        }
    }

    /// Takes one calendar, due or not, unless it was asked for within the last `pause` seconds; `nil` if it was.
    func claim(_ link: CalendarLink, pause: Int64) async throws -> CalendarLink? {
        let now = clock()
        return try await database.transaction(.write) { connection in
            try await links.claim(link, pause: pause, lease: Self.lease, at: now, in: connection)
        }
    }

    /// Seconds in which one calendar is fetched, read and written, with a margin.
    private static let lease: Int64 = 180

    /// Reads a calendar that was claimed and writes down what it says; returns how it stands then.
    ///
    /// `nil` if it was taken off or its rules were changed meanwhile. Throws what the database throws.
    @discardableResult
    package func sync(_ link: CalendarLink) async throws -> CalendarLinkState? {
        let (provider, zone) = try await database.transaction(.read) { connection in
            let provider = try await providers.find(link.provider, in: connection)
            return (provider, try zones.zone(named: provider.timeZone))
        }
        let now = clock()
        let reading = CalendarLinkState.Reading(at: now, timeZone: provider.timeZone)
        // Outside of a transaction: a slow calendar keeps no booking of the provider waiting.
        let window = CalendarHorizon.window(at: reading.at)
        let outcome = try await outcome(of: link, in: window, unless: known(of: link, reading), zone)
        return try await database.transaction(.write) { connection in
            try await connection.lock(link.provider)
            // Between reading and writing it may have been removed, or its rules may say something else of the same file.
            guard let current = try await links.find(link.id, of: link.provider, in: connection),
                current.revision == link.revision
            else { return nil }
            return try await apply(outcome, to: current, reading, at: clock(), in: connection)
        }
    }

    enum Outcome {
        /// With the version to ask for the next time, if it is another one.
        case unchanged(FeedVersion?)
        case postponed(Int64)
        case busy([Interval], FeedVersion, warnings: [String], OwnEvents)
        case failed(CalendarProblem, retryAfter: Int64?)
    }

    /// What a calendar says of `window`, unless the version `known` is still the newest.
    func outcome(
        of link: CalendarLink,
        in window: Interval,
        unless known: FeedVersion,
        _ zone: Zone
    ) async throws -> Outcome {
        do {
            let address = try address(of: link)
            let before = try await ownRows(of: link, in: window)
            switch try await fetcher.fetch(address, of: link.provider, in: window, unless: known) {
            case .unchanged(let version): return .unchanged(version)
            case .files(let files, let version):
                let own = OwnEvents(before: before, after: try await ownRows(of: link, in: window))
                return await read(files, version, of: link, in: window, zone, own)
            case .events(let events, let zoneName, let version):
                let reader = AccountEventReader(zones: zones)
                var own = OwnEvents(before: before, after: try await ownRows(of: link, in: window))
                let reading = reader.read(
                    events,
                    in: window,
                    timeZone: zoneName,
                    ownerZone: zone,
                    rules: link.rules,
                    own: &own,
                    at: clock()
                )
                return outcome(of: reading, version, own)
            }
        } catch CalendarFetcher.Failure.problem(let problem, let retryAfter) {
            return .failed(problem, retryAfter: retryAfter)
        } catch CalendarFetcher.Failure.postponed(let seconds) {
            return .postponed(seconds)
        }
    }

    /// The version that need not be sent again; none if all of the calendar is to be read.
    private func known(of link: CalendarLink, _ reading: CalendarLinkState.Reading) -> FeedVersion {
        // All-day events and floating times move with the provider's zone, although the file is the same.
        guard let last = link.state.reading, last.timeZone == reading.timeZone,
            reading.at - last.at < CalendarHorizon.rereadAfter
        else { return FeedVersion() }
        return link.state.version
    }

    func address(of link: CalendarLink) throws(CalendarFetcher.Failure) -> CalendarAddress {
        do {
            let bytes = try keyring.open(link.sealedAddress, for: .calendarAddress(link.id, of: link.provider))
            return try CalendarAddress(bytes, kind: link.kind)
        } catch {
            let problem = CalendarProblem(
                code: .badAddress,
                message: "The address of this calendar is encrypted under a key that is not configured."
            )
            throw .problem(problem, retryAfter: nil)
        }
    }

    private func read(
        _ files: [CalendarReader.File],
        _ version: FeedVersion,
        of link: CalendarLink,
        in window: Interval,
        _ zone: Zone,
        _ own: OwnEvents
    ) async -> Outcome {
        switch await reader.read(files, in: window, zone: zone, rules: link.rules, own: own, at: clock()) {
        case .failure(let error):
            return .failed(CalendarProblem(error, host: link.host), retryAfter: nil)
        case .success(let (reading, own)): return outcome(of: reading, version, own)
        }
    }

    private func outcome(
        of reading: CalendarReader.Reading,
        _ version: FeedVersion,
        _ own: OwnEvents
    ) -> Outcome {
        // Refused whole: a part of a calendar would leave time free that is taken.
        guard reading.busy.count + own.moved.count <= CalendarHorizon.maximumPieces else {
            let message = "The calendar has more than \(CalendarHorizon.maximumPieces) separate busy times."
            return .failed(CalendarProblem(code: .tooLarge, message: message), retryAfter: nil)
        }
        return .busy(reading.busy, version, warnings: reading.warnings, own)
    }

    private func apply(
        _ outcome: Outcome,
        to link: CalendarLink,
        _ reading: CalendarLinkState.Reading,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> CalendarLinkState {
        var link = link
        var retryAfter: Int64?
        switch outcome {
        case .postponed(let seconds):
            try await links.postpone(link, until: now + seconds, in: connection)
            return link.state
        case .unchanged(let version):
            link.state.succeed(at: now)
            link.state.version = version ?? link.state.version
        case .busy(let busy, let version, let warnings, let own):
            link.state.succeed(at: now)
            (link.state.version, link.state.reading, link.state.warnings) = (version, reading, warnings)
            let blocking = link.rules.countsAsBusy ? busy.map { BusyTime.Piece($0) } : []
            let pieces = try await pieces(of: own, of: link.provider, in: connection) + blocking
            try await busyTimes.replace(link.source, of: link.provider, with: pieces, at: now, in: connection)
            try await keep(own.changes, of: link, at: now, in: connection)
        case .failed(let problem, let wish):
            link.state.fail(problem, at: now)
            retryAfter = wish
            try await tellFailure(of: link, at: now, in: connection)
        }
        // After every attempt, because one that succeeds ends the hold.
        try await busyTimes.replace(
            link.holdSource,
            of: link.provider,
            with: link.heldTime(at: now).map { BusyTime.Piece($0) },
            at: now,
            in: connection
        )
        let pause = plan.pause(
            afterFailures: link.state.failures,
            retryAfter: retryAfter,
            spread: .random(in: 0...1)
        )
        let hintedPause = min(pause, CalendarNoticeDesk.pause)
        _ = try await links.settle(link, dueAt: now + pause, hintedDueAt: now + hintedPause, in: connection)
        return link.state
    }
}

extension CalendarLinkState {
    fileprivate mutating func succeed(at now: Instant) {
        (syncedAt, failingSince, failures, problem) = (now, nil, 0, nil)
    }

    fileprivate mutating func fail(_ problem: CalendarProblem, at now: Instant) {
        // A version that was read stays, so that the next success need not send it again.
        self.problem = problem
        failingSince = failingSince ?? now
        failures += 1
    }
}

extension CalendarLink {
    /// What cannot be booked because the calendar could not be read for too long.
    fileprivate func heldTime(at now: Instant) -> [Interval] {
        guard rules.countsAsBusy, rules.whenStale == .hold, let since = state.failingSince,
            now - (state.syncedAt ?? createdAt) >= CalendarHorizon.staleAfter
        else { return [] }
        // The same until it ends, however often it is looked at.
        return [CalendarHorizon.window(at: since)]
    }
}
