package import CivilTime
package import Logging
package import SQL
import ServiceLifecycle
import Webhooks

/// Removes what is known of old webhook deliveries.
package struct WebhookSweeper: ServiceLifecycle.Service {
    private let database: any SQLDatabase
    private let clock: @Sendable () -> Instant
    private let retention: Int64
    private let logger: Logger
    private let history = WebhookHistory()

    /// Between two sweeps: deliveries are kept for days, so an hour more or less does not matter.
    private static let interval: Duration = .seconds(3_600)

    /// - Parameters:
    ///   - database: Migrated.
    ///   - clock: What the time is.
    ///   - retention: Seconds for which deliveries are kept.
    ///   - logger: Told of failures.
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
    package func run() async throws {
        let loop = SweepLoop(
            interval: Self.interval,
            logger: logger,
            failed: "Old webhook deliveries could not be removed",
            recovered: "Old webhook deliveries can be removed again"
        )
        try await loop.run { _ = try await history.remove(madeBefore: clock() - retention, on: database) }
    }
}
