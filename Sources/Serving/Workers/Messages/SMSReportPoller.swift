package import CivilTime
package import Logging
package import Notifications
package import SQL
import ServiceLifecycle

/// Asks services of short messages what became of those that they told nothing of.
package struct SMSReportPoller: ServiceLifecycle.Service {
    private let database: any SQLDatabase
    private let gateways: SMSGateways
    private let clock: @Sendable () -> Instant
    private let logger: Logger
    private let reports = MessageReports()

    private static let interval: Duration = .seconds(30)

    /// Messages that are asked for at once; SMS.ru takes no more.
    private static let portion = 100

    /// - Parameters:
    ///   - database: Migrated.
    ///   - gateways: The services.
    ///   - clock: What the time is.
    ///   - logger: Told of failures.
    package init(
        database: any SQLDatabase,
        gateways: SMSGateways,
        clock: @escaping @Sendable () -> Instant,
        logger: Logger
    ) {
        self.database = database
        self.gateways = gateways
        self.clock = clock
        self.logger = logger
    }

    /// Ends on graceful shutdown.
    package func run() async throws {
        let loop = SweepLoop(
            interval: Self.interval,
            logger: logger,
            failed: "Services of short messages could not be asked",
            recovered: "Services of short messages can be asked again"
        )
        try await loop.run { try await poll() }
    }

    /// Asks for all messages that are due to be asked for.
    package func poll() async throws {
        while !Task.isCancelled {
            let now = clock()
            let ids = try await database.transaction(.write) { connection in
                try await reports.overdue(limit: Self.portion, at: now, in: connection)
            }
            guard !ids.isEmpty else { return }
            let found = await gateways.reports(of: ids)
            try await database.transaction(.write) { [now = clock()] connection in
                for report in found { try await reports.receive(report, at: now, in: connection) }
            }
        }
    }
}
