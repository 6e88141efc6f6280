package import CivilTime
import Bookings
package import Logging
package import SQL
import ServiceLifecycle

/// Removes old events that every subscriber has had.
package struct EventSweeper: ServiceLifecycle.Service {
    private let database: any SQLDatabase
    private let clock: @Sendable () -> Instant
    private let retention: Int64
    private let logger: Logger
    private let events = EventStore()

    /// Between two sweeps: events are kept for days, so an hour more or less does not matter.
    private static let interval: Duration = .seconds(3_600)

    /// How many events one transaction looks at.
    private static let portion = 100

    /// - Parameters:
    ///   - database: Migrated.
    ///   - clock: The time.
    ///   - retention: Seconds for which events are kept.
    ///   - logger: Told of failures, and of how many events were removed.
    package init(
        database: any SQLDatabase,
        clock: @escaping @Sendable () -> Instant,
        retention: Int64,
        logger: Logger
    ) {
        self.database = database
        self.clock = clock
        self.retention = retention
        self.logger = logger
    }

    /// Ends on graceful shutdown.
    ///
    /// A sweep that fails is logged and tried again at the next turn.
    package func run() async throws {
        let loop = SweepLoop(
            interval: Self.interval,
            logger: logger,
            failed: "Old events could not be removed",
            recovered: "Old events can be removed again"
        )
        try await loop.run {
            let removed = try await sweep()
            if removed > 0 { logger.info("Old events were removed", metadata: ["event.count": "\(removed)"]) }
        }
    }

    /// Removes all that are old enough and told, a portion in each transaction, and returns how many those were.
    package func sweep() async throws -> Int {
        let before = clock() - retention
        var total = 0
        var place: EventStore.Place?
        repeat {
            let removal = try await database.transaction(.write) { [place] connection in
                try await events.removeTold(before: before, after: place, limit: Self.portion, in: connection)
            }
            total += removal.count
            place = removal.place
        } while place != nil && !Task.isCancelled
        return total
    }
}
