import Bookings
import CoreMetrics
package import Logging
package import Notifications
package import Observability
import ServiceLifecycle

/// Sends messages as they become due.
///
/// Any number of servers may do so on one database.
package struct MessageWorker: ServiceLifecycle.Service {
    private let dispatcher: MessageDispatcher
    private let metrics: MetricRegistry
    private let logger: Logger

    /// Between two looks for what is due.
    private static let interval = Duration.seconds(2)

    /// Rounds at once, so that connections are in use while another round reads and writes rows.
    private static let rounds = 2

    /// - Parameters:
    ///   - dispatcher: Sends messages.
    ///   - metrics: Where messages are counted.
    ///   - logger: Told of channels that do not work and of messages that could not be sent, never to whom.
    package init(_ dispatcher: MessageDispatcher, metrics: MetricRegistry, logger: Logger) {
        self.dispatcher = dispatcher
        self.metrics = metrics
        self.logger = logger
        metrics.describe([
            "bookable_messages_total": "Messages by what became of them when they were due.",
            "bookable_message_outages_total": "Messages that wait because their channel does not work.",
            "bookable_message_lateness_seconds": "How long after they were due messages were sent.",
        ])
    }

    /// Ends on graceful shutdown, after the messages that it is handing over.
    package func run() async throws {
        await withDiscardingTaskGroup { group in
            for _ in 0..<Self.rounds {
                group.addTask { await cancelWhenGracefulShutdown { await work() } }
            }
        }
    }

    private func work() async {
        var failure: String?
        while !Task.isCancelled {
            let isIdle: Bool
            // Not cancelled in the middle: what was handed over is also written down.
            (isIdle, failure) = await Task { [failure] in await round(after: failure) }.value
            guard isIdle else { continue }
            do {
                try await Task.sleep(for: Self.interval)
            } catch {
                return
            }
        }
    }

    /// Whether nothing was due, and what went wrong, which is logged once for all rounds in a row that it happens to.
    private func round(after earlier: String?) async -> (isIdle: Bool, failure: String?) {
        do {
            let round = try await dispatcher.round()
            report(round)
            if earlier != nil { logger.notice("Messages can be sent again") }
            return (round.results.isEmpty, nil)
        } catch {
            let failure = "\(error)"
            let level: Logger.Level = failure == earlier ? .debug : .error
            logger.log(level: level, "Messages could not be sent", metadata: ["error.message": "\(failure)"])
            return (true, failure)
        }
    }

    private func report(_ round: MessageRound) {
        switch round.news {
        case .closed:
            let reason = round.results.first(where: \.isOutage)?.reason ?? ""
            logger.error(
                "A channel does not work; its messages wait",
                metadata: ["message.channel": "\(dispatcher.channel)", "error.message": "\(reason)"]
            )
        case .opened:
            logger.notice("A channel works again", metadata: ["message.channel": "\(dispatcher.channel)"])
        case nil: break
        }
        for result in round.results {
            let channel = ("channel", result.key.channel.rawValue)
            if result.isOutage {
                Counter(label: "bookable_message_outages", dimensions: [channel], factory: metrics).increment()
                continue
            }
            let status = ("status", result.status.rawValue)
            Counter(label: "bookable_messages", dimensions: [channel, status], factory: metrics).increment()
            if result.reason == SuppressionReason.budgetSpent.rawValue {
                logger.error("The budget of short messages is spent for today", metadata: metadata(of: result))
            }
            switch result.status {
            case .sent:
                Timer(label: "bookable_message_lateness", dimensions: [channel], factory: metrics)
                    .recordSeconds(max(result.lateness, 0))
            case .failed, .unknown, .attempting:
                logger.warning("A message was not sent", metadata: metadata(of: result))
            case .planned, .delivered, .dropped, .suppressed:
                logger.debug("A message was not sent", metadata: metadata(of: result))
            }
        }
    }

    private func metadata(of result: MessageResult) -> Logger.Metadata {
        var metadata: Logger.Metadata = ["message.id": "\(result.key)", "message.status": "\(result.status.rawValue)"]
        metadata["error.message"] = result.reason.map { "\($0)" }
        return metadata
    }
}
