package import CivilTime
package import Bookings
import CoreMetrics
package import Logging
package import Observability
package import SQL
import ServiceLifecycle

/// Releases holds that ran out, every few seconds, so that their bookings say so.
///
/// Slots do not wait for it: a hold takes no place from the second on at which it runs out.
package struct HoldSweeper: ServiceLifecycle.Service {
    let database: any SQLDatabase
    let holds: HoldDesk
    let clock: @Sendable () -> Instant
    let interval: Duration
    let portion: Int
    let metrics: MetricRegistry
    let logger: Logger
    private let released: Counter

    /// - Parameters:
    ///   - database: Migrated.
    ///   - holds: Releases the holds.
    ///   - clock: The time.
    ///   - interval: Between two looks for holds that ran out.
    ///   - portion: The most holds that one transaction releases.
    ///   - metrics: Where released holds are counted.
    ///   - logger: Told of failures, and of how many holds ran out.
    package init(
        database: any SQLDatabase,
        holds: HoldDesk,
        clock: @escaping @Sendable () -> Instant,
        interval: Duration,
        portion: Int,
        metrics: MetricRegistry,
        logger: Logger
    ) {
        self.database = database
        self.holds = holds
        self.clock = clock
        self.interval = interval
        self.portion = portion
        self.metrics = metrics
        self.logger = logger
        metrics.describe(["bookable_holds_released_total": "Bookings whose hold ran out."])
        released = Counter(label: "bookable_holds_released", factory: metrics)
    }

    /// Ends on graceful shutdown.
    ///
    /// A sweep that fails is logged and tried again at the next turn.
    package func run() async throws {
        let loop = SweepLoop(
            interval: interval,
            logger: logger,
            failed: "Holds could not be released",
            recovered: "Holds can be released again"
        )
        try await loop.run {
            let released = try await sweep()
            if released > 0 { logger.info("Holds ran out", metadata: ["hold.count": .stringConvertible(released)]) }
        }
    }

    /// Releases all that is overdue, a portion in each transaction, and returns how many those were.
    package func sweep() async throws -> Int {
        var total = 0
        while !Task.isCancelled {
            let now = clock()
            let count = try await database.transaction(.write, by: .system, at: now) { transaction in
                try await holds.releaseOverdue(limit: portion, in: transaction)
            }
            total += count
            released.increment(by: count)
            guard count == portion else { break }
        }
        return total
    }
}
