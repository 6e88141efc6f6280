import Bookings
package import CalendarSync
import CoreMetrics
package import Logging
package import Observability
import ServiceLifecycle

/// Reads linked calendars when they are due, a bounded number at a time.
///
/// Any number of servers may do so on one database.
package struct CalendarPoller: ServiceLifecycle.Service {
    private let syncer: CalendarSyncer
    private let interval: Duration
    private let concurrency: Int
    private let metrics: MetricRegistry
    private let logger: Logger

    /// - Parameters:
    ///   - syncer: Reads one calendar.
    ///   - interval: Between two looks for calendars that are due.
    ///   - concurrency: The most calendars that are read at once.
    ///   - metrics: Where attempts are counted.
    ///   - logger: Told of calendars that can no longer be read.
    package init(
        syncer: CalendarSyncer,
        interval: Duration,
        concurrency: Int,
        metrics: MetricRegistry,
        logger: Logger
    ) {
        self.syncer = syncer
        self.interval = interval
        self.concurrency = concurrency
        self.metrics = metrics
        self.logger = logger
        metrics.describe([
            "bookable_calendar_reads_total": "Attempts at reading linked calendars, by how they ended.",
            "bookable_calendar_watches_total":
                "Attempts at having services tell of changes in linked calendars, by how they ended.",
        ])
    }

    /// Ends on graceful shutdown; what is being read then is read again later.
    package func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await readDue()
                do {
                    try await Task.sleep(for: interval)
                } catch is CancellationError {
                    return
                }
            }
        }
    }

    /// Reads all calendars that are due.
    package func readDue() async {
        while !Task.isCancelled {
            let links: [CalendarLink]
            do {
                links = try await syncer.claim(limit: concurrency)
            } catch is CancellationError {
                return
            } catch {
                logger.error("Linked calendars could not be claimed", metadata: ["error.message": "\(error)"])
                return
            }
            guard !links.isEmpty else { return }
            await withDiscardingTaskGroup { group in
                for link in links { group.addTask { await read(link) } }
            }
        }
    }

    private func read(_ link: CalendarLink) async {
        do {
            guard let state = try await syncer.sync(link) else { return }
            count(state.problem?.code.rawValue ?? "read")
            report(state, of: link)
            guard state.problem == nil, let outcome = try await syncer.keepWatch(of: link) else { return }
            report(outcome, of: link)
        } catch is CancellationError {
            // Claimed again when its lease has run out.
        } catch {
            count("error")
            logger.error("A linked calendar could not be kept", metadata: metadata(of: link, "\(error)"))
        }
    }

    /// Each failure once, and its end.
    private func report(_ state: CalendarLinkState, of link: CalendarLink) {
        switch (link.state.problem?.code, state.problem) {
        case (nil, let problem?):
            logger.notice("A linked calendar cannot be read", metadata: metadata(of: link, problem.code.rawValue))
        case (.some, nil): logger.info("A linked calendar can be read again", metadata: metadata(of: link))
        default: break
        }
    }

    private func report(_ outcome: CalendarSyncer.WatchOutcome, of link: CalendarLink) {
        switch outcome {
        case .watched: count("watched", of: "bookable_calendar_watches")
        case .failed(let reason):
            count("failed", of: "bookable_calendar_watches")
            logger.notice("A linked calendar is not watched", metadata: metadata(of: link, reason))
        }
    }

    private func count(_ outcome: String, of label: String = "bookable_calendar_reads") {
        Counter(label: label, dimensions: [("outcome", outcome)], factory: metrics).increment()
    }

    private func metadata(of link: CalendarLink, _ reason: String? = nil) -> Logger.Metadata {
        var metadata: Logger.Metadata = ["calendar.id": "\(link.id)"]
        metadata["error.message"] = reason.map { "\($0)" }
        return metadata
    }
}
