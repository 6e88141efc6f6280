package import Bookings
package import Logging
package import SQL
import ServiceLifecycle
import Synchronization

/// Explains what clients looked for every second, so that no calendar is kept alive for long, and adds it to the figures now and then.
package struct DemandRecorder: ServiceLifecycle.Service {
    let demand: DemandLog
    let database: any SQLDatabase
    let logger: Logger

    /// Explanations between two writes.
    private static let turns = 20

    package init(_ demand: DemandLog, on database: any SQLDatabase, logger: Logger) {
        self.demand = demand
        self.database = database
        self.logger = logger
    }

    /// Ends on graceful shutdown, once what was noted until then is written.
    ///
    /// A failure is logged, and what could not be written is lost: samples are missing then, and nothing is counted twice.
    package func run() async throws {
        let loop = SweepLoop(
            interval: .seconds(1),
            logger: logger,
            failed: "What clients asked for could not be recorded",
            recovered: "What clients asked for can be recorded again"
        )
        let turn = Mutex(0)
        try await loop.run {
            await demand.explain()
            let isDue = turn.withLock { turn in
                turn = (turn + 1) % Self.turns
                return turn == 0
            }
            if isDue { try await demand.write(on: database) }
        }
        await demand.explain()
        do {
            try await demand.write(on: database)
        } catch {
            logger.warning(
                "The last of what clients asked for was not recorded",
                metadata: ["error.message": "\(error)"]
            )
        }
    }
}
