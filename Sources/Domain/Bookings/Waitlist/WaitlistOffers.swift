package import CivilTime
package import SQL

/// Offers places that are free to those who wait for them.
package struct WaitlistOffers: Sendable {
    private let database: any SQLDatabase
    private let desk: WaitlistDesk
    private let clock: @Sendable () -> Instant
    private let store = WaitlistStore()

    /// - Parameters:
    ///   - database: Migrated.
    ///   - desk: Makes the offers.
    ///   - clock: The time.
    package init(on database: any SQLDatabase, _ desk: WaitlistDesk, clock: @escaping @Sendable () -> Instant) {
        self.database = database
        self.desk = desk
        self.clock = clock
    }

    /// Does a job of an event; safe to repeat, since what is offered is no longer free.
    package func handle(_ job: Job) async -> JobOutcome {
        do {
            try await offer(of: job.provider)
            return .done
        } catch {
            return .retry(reason: "Places cannot be offered: \(error)", after: nil)
        }
    }

    /// Looks at every provider for whom somebody waits, since hours, rules and calendars change without an event, and removes entries
    /// that have been over for long enough.
    ///
    /// Returns how many offers that made. One provider's failure does not keep the others from theirs: it is thrown at the end.
    package func offerAll() async throws -> Int {
        try await removeOld()
        var (made, cursor, failure) = (0, ProviderID?.none, (any Error)?.none)
        repeat {
            let providers = try await database.transaction(.read) { [cursor] connection in
                try await store.providers(after: cursor, limit: Self.portion, in: connection)
            }
            for provider in providers where !Task.isCancelled {
                do { made += try await offer(of: provider) } catch { failure = failure ?? error }
            }
            cursor = providers.count == Self.portion ? providers.last : nil
        } while cursor != nil && !Task.isCancelled
        if let failure { throw failure }
        return made
    }

    /// Offers a provider's free places to those who wait, in the order in which they began to, and returns how many offers that made.
    @discardableResult
    package func offer(of provider: ProviderID) async throws -> Int {
        let waits = try await database.transaction(.read) { connection in
            try await store.countWaiting(of: provider, limit: 1, in: connection) > 0
        }
        // Without a write, and without the provider's lock, where nobody waits: most providers.
        guard waits else { return 0 }
        try await database.transaction(.write, by: .system, at: clock()) {
            try await desk.endPast(of: provider, in: $0)
        }
        var (made, cursor, budget) = (0, WaitlistEntryID?.none, RuleBudget())
        repeat {
            let (portion, left) = try await database.transaction(.read, by: .system, at: clock()) {
                [cursor, budget] transaction in
                var budget = budget
                let portion = try await desk.candidates(of: provider, after: cursor, within: &budget, in: transaction)
                return (portion, budget)
            }
            budget = left
            for candidate in portion.candidates where !Task.isCancelled {
                if try await offer(candidate) { made += 1 }
            }
            cursor = portion.cursor
        } while cursor != nil && !Task.isCancelled
        return made
    }

    /// Each in a short transaction of its own; one that cannot be booked, such as at a price that cannot be charged, is left waiting.
    private func offer(_ candidate: WaitlistDesk.Candidate) async throws -> Bool {
        do {
            return try await database.transaction(.write, by: .system, at: clock()) {
                try await desk.offer(candidate, in: $0)
            }
        } catch is BookingsError {
            return false
        }
    }

    private func removeOld() async throws {
        let now = clock()
        // By UTC, a day more or less is no matter.
        let today = CivilDate(daysSinceEpoch: Int(now.secondsSince1970 / 86_400)) ?? .min
        let date = today.adding(days: -WaitlistEntry.keptDays) ?? .min
        _ = try await database.transaction(.write) { connection in
            try await store.remove(
                endedBefore: date,
                unconfirmedSince: now - WaitlistEntry.confirmationTime,
                limit: Self.portion,
                in: connection
            )
        }
    }

    private static let portion = 100
}

extension EventSubscriber {
    /// Offers places that became free to those who wait.
    package static let waitlist = EventSubscriber(
        name: "waitlist",
        kinds: [.bookingCancelled, .bookingDeclined, .bookingExpired, .bookingRescheduled]
    )
}
