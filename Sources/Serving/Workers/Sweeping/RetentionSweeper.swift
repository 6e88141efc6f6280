import CivilTime
import Logging
import ServiceLifecycle

/// Removes what has been kept for long enough.
package struct RetentionSweeper: ServiceLifecycle.Service {
    /// What is removed, as the log names it.
    private let subject: String
    private let retention: Int64
    private let clock: @Sendable () -> Instant
    private let logger: Logger
    private let remove: @Sendable (Instant) async throws -> Int

    /// Between two sweeps: all of this is kept for days, so an hour more or less does not matter.
    private static let interval: Duration = .seconds(3_600)

    /// - Parameters:
    ///   - subject: What is removed, in the plural, such as `events`.
    ///   - retention: Seconds for which it is kept.
    ///   - clock: The time.
    ///   - logger: Told of failures, and of how much was removed.
    ///   - remove: Removes what is from before an instant, and returns how much that was.
    init(
        of subject: String,
        retention: Int64,
        clock: @escaping @Sendable () -> Instant,
        logger: Logger,
        remove: @escaping @Sendable (Instant) async throws -> Int
    ) {
        self.subject = subject
        self.retention = retention
        self.clock = clock
        self.logger = logger
        self.remove = remove
    }

    /// Ends on graceful shutdown.
    ///
    /// A sweep that fails is logged and tried again at the next turn.
    package func run() async throws {
        let loop = SweepLoop(
            interval: Self.interval,
            logger: logger,
            failed: "Old \(subject) could not be removed",
            recovered: "Old \(subject) can be removed again"
        )
        try await loop.run {
            let removed = try await sweep()
            if removed > 0 {
                logger.info("Old \(subject) were removed", metadata: ["removed.count": .stringConvertible(removed)])
            }
        }
    }

    /// Removes all that is old enough, and returns how much that was.
    package func sweep() async throws -> Int { try await remove(clock() - retention) }
}
