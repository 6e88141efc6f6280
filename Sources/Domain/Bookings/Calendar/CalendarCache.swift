package import CivilTime
package import SQL
import Synchronization

/// Prepared calendars in memory, so that asking for slots does not ask the database.
///
/// They are dropped when a transaction says that they have changed: by the time that one of this process returns to its
/// caller, and as soon as the notification arrives from another. While notifications may be missed nothing is kept. Nothing
/// that is decided rests on it: bookings read their calendar in their own transaction.
package final class CalendarCache: Sendable {
    private typealias Waiter = CheckedContinuation<Result<OfferedCalendar, any Error>, Never>

    private let database: any SQLDatabase
    private let loader: CalendarLoader
    private let limits: CalendarLimits
    private let state: Mutex<CalendarCacheState<Waiter>>

    /// Keeps nothing before ``listen()``.
    package init(database: any SQLDatabase, zones: ZoneDirectory, limits: CalendarLimits = CalendarLimits()) {
        self.database = database
        self.limits = limits
        loader = CalendarLoader(zones: zones)
        state = Mutex(CalendarCacheState(maximumMemory: limits.memory))
    }

    /// Hears of changes from now on, and begins to keep what is read.
    package func listen() async throws {
        // The database keeps its listeners; the cache keeps the database.
        try await database.listen(to: CalendarChange.channel) { [weak self] notification in
            self?.state.withLock { $0.receive(notification) }
        }
        // Only now: a change between keeping the first calendar and listening would be missed.
        state.withLock { $0.receive(.resumed) }
    }

    /// How well it does.
    package var counts: CalendarCounts { state.withLock(\.counts) }

    /// The calendar of a service, exact for every start in `starts`, as of `now`.
    ///
    /// Several who ask for the same at once read it once. Throws ``BookingsError`` if the service does not exist.
    package func calendar(
        of service: ServiceID,
        of provider: ProviderID,
        starts: ClosedRange<Instant>,
        at now: Instant
    ) async throws -> OfferedCalendar {
        let key = CalendarKey(provider: provider, service: service, span: CalendarSpan(covering: starts))
        while true {
            // Asked again by whoever joined a reading that was given up, or that brought what has run out by now.
            switch state.withLock({ $0.ask(for: key, at: now) }) {
            case .kept(let calendar): return calendar
            case .toBeRead(let ticket): return try await read(key, ticket: ticket, at: now)
            case .beingRead(let ticket):
                if let calendar = try await result(of: ticket), now < calendar.validUntil { return calendar }
                // A waiter that was cancelled itself must not begin a reading that nobody wants.
                try Task.checkCancellation()
            }
        }
    }

    /// Whether ``calendar(of:of:starts:at:)`` would give this very calendar at once.
    ///
    /// It counts as a use.
    package func keeps(
        _ calendar: OfferedCalendar,
        of service: ServiceID,
        of provider: ProviderID,
        starts: ClosedRange<Instant>,
        at now: Instant
    ) -> Bool {
        let key = CalendarKey(provider: provider, service: service, span: CalendarSpan(covering: starts))
        return state.withLock { $0.keeps(calendar, for: key, at: now) }
    }

    private func read(_ key: CalendarKey, ticket: UInt64, at now: Instant) async throws -> OfferedCalendar {
        do {
            let calendar = try await database.transaction(.read) { try await load(key, at: now, in: $0) }
            end(ticket, .success(calendar), kept: calendar)
            return calendar
        } catch {
            end(ticket, .failure(error), kept: nil)
            throw error
        }
    }

    private func end(_ ticket: UInt64, _ result: Result<OfferedCalendar, any Error>, kept calendar: OfferedCalendar?) {
        // Resumed outside the lock, for a waiter may ask for the next calendar at once.
        let waiters = state.withLock { $0.end(ticket, with: calendar) }
        for waiter in waiters { waiter.resume(returning: result) }
    }

    /// What the reading brings; `nil` when it has ended, or when the task that does it is cancelled.
    private func result(of ticket: UInt64) async throws -> OfferedCalendar? {
        let result: Result<OfferedCalendar, any Error> = await withCheckedContinuation { waiter in
            let waits = state.withLock { $0.wait(waiter, for: ticket) }
            // The reading ended between the answer and now: as if it had been cancelled, the caller asks anew.
            if !waits { waiter.resume(returning: .failure(CancellationError())) }
        }
        do {
            return try result.get()
        } catch is CancellationError {
            // Whoever was reading was cancelled, and not the waiter, who therefore asks again.
            return nil
        }
    }

    private func load(
        _ key: CalendarKey,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> OfferedCalendar {
        let offered = try await loader.offered(of: key.service, of: key.provider, in: connection)
        let asked = try await loader.load(
            offered,
            first: key.span.first,
            last: key.span.last,
            at: now,
            in: connection
        )
        return OfferedCalendar(
            timeZone: offered.provider.timeZone,
            isArchived: offered.service.isArchived,
            slots: asked.slots,
            // A hold that runs out frees its slot without any message.
            validUntil: min(asked.validUntil, now + limits.seconds)
        )
    }
}
