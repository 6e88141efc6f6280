package import CivilTime
package import SQL

/// Offers places when events say that some may have become free.
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

    /// Does the job of an event; safe to repeat, since what is offered is no longer free.
    package func handle(_ job: Job) async -> JobOutcome {
        do {
            try await offer(of: job.provider)
            return .done
        } catch {
            return .retry(reason: "Places cannot be offered: \(error)", after: nil)
        }
    }

    /// Looks at every provider for whom somebody waits: hours, rules and calendars change without an event.
    ///
    /// Returns how many offers that made.
    package func offerAll() async throws -> Int {
        var (made, cursor) = (0, ProviderID?.none)
        repeat {
            let providers = try await database.transaction(.read) { [cursor] connection in
                try await store.providers(after: cursor, limit: Self.portion, in: connection)
            }
            for provider in providers where !Task.isCancelled { made += try await offer(of: provider) }
            cursor = providers.count == Self.portion ? providers.last : nil
        } while cursor != nil && !Task.isCancelled
        return made
    }

    @discardableResult
    private func offer(of provider: ProviderID) async throws -> Int {
        let waits = try await database.transaction(.read) { connection in
            try await store.countOpen(of: provider, limit: 1, in: connection) > 0
        }
        // Without a write, and without the provider's lock, where nobody waits: most providers.
        guard waits else { return 0 }
        return try await database.transaction(.write, by: .system, at: clock()) { transaction in
            try await desk.offer(of: provider, in: transaction)
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
