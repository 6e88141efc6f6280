package import CivilTime
import Bookings
import CoreMetrics
package import Logging
package import Observability
package import SQL
import ServiceLifecycle
import Synchronization
package import Webhooks

/// Sends events to endpoints outside, a bounded number of endpoints at a time, so that a slow one takes no more than its own place.
///
/// Any number of servers may do so on one database.
package struct WebhookWorker: ServiceLifecycle.Service {
    private let database: any SQLDatabase
    private let access: WebhookAccess
    private let clock: @Sendable () -> Instant
    private let metrics: MetricRegistry
    private let logger: Logger
    private let dispatcher: WebhookDispatcher

    /// Between two looks for what is due; new events are sent without waiting for one.
    private static let interval = Duration.seconds(2)

    /// - Parameters:
    ///   - database: Migrated.
    ///   - access: How endpoints are reached.
    ///   - clock: What the time is.
    ///   - metrics: Where deliveries are counted.
    ///   - logger: Told of endpoints that fail.
    package init(
        database: any SQLDatabase,
        access: WebhookAccess,
        clock: @escaping @Sendable () -> Instant,
        metrics: MetricRegistry,
        logger: Logger
    ) {
        self.database = database
        self.access = access
        self.clock = clock
        self.metrics = metrics
        self.logger = logger
        dispatcher = access.dispatcher(on: database, clock: clock)
        metrics.describe([
            "bookable_webhook_deliveries_total": "Attempts at telling endpoints of events, by how they ended.",
            "bookable_webhook_pauses_total": "Endpoints that were paused because they failed.",
        ])
    }

    /// Ends on graceful shutdown, after the deliveries that it has begun.
    package func run() async throws {
        try await access.subscription(on: database, clock: clock).renew()
        let (looks, look) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        try await database.listen(to: WebhookDispatcher.channel) { _ in look.yield() }
        await withGracefulShutdownHandler {
            await work(on: looks, look)
        } onGracefulShutdown: {
            look.finish()
        }
    }

    private func work(on looks: AsyncStream<Void>, _ look: AsyncStream<Void>.Continuation) async {
        let running = RunningTurns()
        await withDiscardingTaskGroup { group in
            group.addTask { await lookRegularly(look) }
            for await _ in looks {
                for endpoint in await claim(access.concurrency - running.count) {
                    running.begin()
                    group.addTask {
                        await send(to: endpoint)
                        running.end()
                        look.yield()
                    }
                }
            }
        }
    }

    private func lookRegularly(_ look: AsyncStream<Void>.Continuation) async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                look.yield()
                do {
                    try await Task.sleep(for: Self.interval)
                } catch {
                    return
                }
            }
        }
    }

    private func claim(_ limit: Int) async -> [WebhookEndpoint] {
        guard limit > 0 else { return [] }
        do {
            return try await dispatcher.claim(limit: limit)
        } catch is CancellationError {
            return []
        } catch {
            logger.error("Webhook endpoints could not be claimed", metadata: ["error.message": "\(error)"])
            return []
        }
    }

    /// Tells an endpoint that was claimed what it is due to be told.
    package func send(to endpoint: WebhookEndpoint) async {
        do {
            report(try await dispatcher.send(to: endpoint), after: endpoint)
        } catch is CancellationError {
            // Claimed again when its lease has run out.
        } catch {
            logger.error("A webhook delivery could not be kept", metadata: metadata(of: endpoint, "\(error)"))
        }
    }

    /// Each failure once, and its end.
    private func report(_ turn: WebhookTurn, after before: WebhookEndpoint) {
        count("delivered", turn.taken)
        if turn.failure != nil { count("failed", 1) }
        guard let endpoint = turn.endpoint else { return }
        switch (endpoint.status, endpoint.failingSince, before.failingSince) {
        case (.paused(let reason), _, _) where before.status.isActive && reason != .requested:
            Counter(label: "bookable_webhook_pauses", factory: metrics).increment()
            logger.warning("A webhook endpoint is paused", metadata: metadata(of: endpoint, turn.failure))
        case (_, .some, nil):
            logger.notice("A webhook endpoint does not take events", metadata: metadata(of: endpoint, turn.failure))
        case (_, nil, .some):
            logger.info("A webhook endpoint takes events again", metadata: metadata(of: endpoint))
        default: break
        }
    }

    private func count(_ outcome: String, _ number: Int) {
        guard number > 0 else { return }
        Counter(label: "bookable_webhook_deliveries", dimensions: [("outcome", outcome)], factory: metrics)
            .increment(by: Int64(number))
    }

    private func metadata(of endpoint: WebhookEndpoint, _ reason: String? = nil) -> Logger.Metadata {
        var metadata: Logger.Metadata = ["webhook.id": "\(endpoint.id)"]
        metadata["error.message"] = reason.map { "\($0)" }
        return metadata
    }
}

/// How many endpoints a worker sends to.
private final class RunningTurns: Sendable {
    private let number = Mutex(0)

    var count: Int { number.withLock { $0 } }

    func begin() { number.withLock { $0 += 1 } }

    func end() { number.withLock { $0 -= 1 } }
}
