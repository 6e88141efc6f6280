package import Bookings
package import Logging
import ServiceLifecycle

/// Offers places that became free without an event, such as by new hours, and ends entries whose dates are over.
package struct WaitlistSweeper: ServiceLifecycle.Service {
    private let offers: WaitlistOffers
    private let interval: Duration
    private let logger: Logger

    /// - Parameters:
    ///   - offers: Makes the offers.
    ///   - interval: Between two looks at all who wait.
    ///   - logger: Told of failures, and of how many offers were made.
    package init(_ offers: WaitlistOffers, interval: Duration = .seconds(60), logger: Logger) {
        self.offers = offers
        self.interval = interval
        self.logger = logger
    }

    /// Ends on graceful shutdown.
    package func run() async throws {
        let loop = SweepLoop(
            interval: interval,
            logger: logger,
            failed: "Places could not be offered",
            recovered: "Places can be offered again"
        )
        try await loop.run {
            let made = try await offers.offerAll()
            if made > 0 { logger.info("Places were offered", metadata: ["offer.count": .stringConvertible(made)]) }
        }
    }
}
