package import Bookings
package import Logging
package import SQL
import ServiceLifecycle

/// Writes which API keys were used, every few seconds and at the end, so that no request waits for it.
package struct KeyUseRecorder: ServiceLifecycle.Service {
    let uses: KeyUses
    let database: any SQLDatabase
    let interval: Duration
    let logger: Logger

    package init(_ uses: KeyUses, on database: any SQLDatabase, interval: Duration, logger: Logger) {
        self.uses = uses
        self.database = database
        self.interval = interval
        self.logger = logger
    }

    /// Ends on graceful shutdown, once what was noted until then is written.
    ///
    /// A failure is logged and what could not be written is tried again at the next turn.
    package func run() async throws {
        let loop = SweepLoop(
            interval: interval,
            logger: logger,
            failed: "The use of API keys could not be recorded",
            recovered: "The use of API keys can be recorded again"
        )
        try await loop.run { _ = try await uses.record(on: database) }
        do {
            _ = try await uses.record(on: database)
        } catch {
            logger.warning("The last use of API keys was not recorded", metadata: ["error.message": "\(error)"])
        }
    }
}
