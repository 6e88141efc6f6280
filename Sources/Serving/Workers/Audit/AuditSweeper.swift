package import CivilTime
import Bookings
package import Logging
package import SQL
import ServiceLifecycle

/// Removes entries of the audit log that are old enough.
package struct AuditSweeper: ServiceLifecycle.Service {
    private let database: any SQLDatabase
    private let clock: @Sendable () -> Instant
    private let retention: Int64
    private let logger: Logger

    /// Between two sweeps: entries are kept for months, so an hour more or less does not matter.
    private static let interval: Duration = .seconds(3_600)

    /// How many entries one transaction removes.
    private static let portion = 100

    /// - Parameters:
    ///   - database: Migrated.
    ///   - clock: The time.
    ///   - retention: Seconds for which entries are kept.
    ///   - logger: Told of failures, and of how many entries were removed.
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
            failed: "Old entries of the audit log could not be removed",
            recovered: "Old entries of the audit log can be removed again"
        )
        try await loop.run {
            let removed = try await sweep()
            if removed > 0 { logger.info("Old audit entries were removed", metadata: ["audit.count": "\(removed)"]) }
        }
    }

    /// Removes all that are old enough, a portion in each transaction, and returns how many those were.
    package func sweep() async throws -> Int {
        let before = clock() - retention
        var total = 0
        var removed = 0
        repeat {
            removed = try await database.transaction(.write) { connection in
                try await AuditStore().remove(before: before, limit: Self.portion, in: connection)
            }
            total += removed
        } while removed == Self.portion && !Task.isCancelled
        return total
    }
}
