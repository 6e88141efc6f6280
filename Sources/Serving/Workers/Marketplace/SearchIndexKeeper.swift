package import CivilTime
package import Logging
package import Marketplace
import ServiceLifecycle

/// Reads what has changed of listed providers, so that searches need not wait for it.
package struct SearchIndexKeeper: ServiceLifecycle.Service {
    private let index: SearchIndex
    private let clock: @Sendable () -> Instant
    private let logger: Logger

    /// The time between two reads; a search in between reads the changes at once.
    private static let interval: Duration = .milliseconds(500)

    package init(index: SearchIndex, clock: @escaping @Sendable () -> Instant, logger: Logger) {
        self.index = index
        self.clock = clock
        self.logger = logger
    }

    /// Ends on graceful shutdown.
    package func run() async throws {
        let loop = SweepLoop(
            interval: Self.interval,
            logger: logger,
            failed: "Listed providers could not be read",
            recovered: "Listed providers can be read again"
        )
        try await loop.run {
            do {
                try await index.refresh(at: clock())
            } catch SearchError.unavailable {
                // No changes are received yet, or no longer: searches say so, and whoever listens logs why.
            }
        }
    }
}
