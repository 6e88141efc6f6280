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
    let clock: @Sendable () -> Int64
    let interval: Duration
    let portion: Int
    let metrics: MetricRegistry
    let logger: Logger
    private let released: Counter

    /// - Parameters:
    ///   - database: Migrated.
    ///   - holds: Releases the holds.
    ///   - clock: Unix seconds.
    ///   - interval: Between two looks for holds that ran out.
    ///   - portion: The most holds that one transaction releases.
    ///   - metrics: Where released holds are counted.
    ///   - logger: Told of failures, and of how many holds ran out.
    package init(
        database: any SQLDatabase,
        holds: HoldDesk,
        clock: @escaping @Sendable () -> Int64,
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
        try await cancelWhenGracefulShutdown {
            var failure: String?
            while !Task.isCancelled {
                failure = await sweepAndReport(after: failure)
                do {
                    try await Task.sleep(for: interval)
                } catch is CancellationError {
                    return
                }
            }
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

    /// What went wrong, which is logged once for all sweeps in a row that it happens to.
    private func sweepAndReport(after earlier: String?) async -> String? {
        do {
            let released = try await sweep()
            if earlier != nil { logger.notice("Holds can be released again") }
            if released > 0 { logger.info("Holds ran out", metadata: ["hold.count": "\(released)"]) }
            return nil
        } catch is CancellationError {
            // The server is being shut down: what is left is released when it starts again.
            return earlier
        } catch {
            let failure = "\(error)"
            let level: Logger.Level = failure == earlier ? .debug : .error
            logger.log(level: level, "Holds could not be released", metadata: ["error.message": "\(failure)"])
            return failure
        }
    }
}
