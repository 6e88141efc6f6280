package import CivilTime
package import Bookings
import CoreMetrics
package import Logging
package import Observability
package import SQL
import ServiceLifecycle
import Synchronization

/// Does the jobs of the kinds that it has handlers for, a bounded number at a time.
///
/// Any number of servers may do so on one database. A server that is lost holds its jobs until their leases run out.
package struct JobRunner: ServiceLifecycle.Service {
    private let database: any SQLDatabase
    private let handlers: [JobKind: JobHandler]
    private let owner: String
    private let clock: @Sendable () -> Instant
    private let configuration: JobConfiguration
    private let logger: Logger
    private let metrics: MetricRegistry
    private let store = JobStore()
    private let claimFailure = LastFailure()

    /// - Parameters:
    ///   - database: Migrated.
    ///   - handlers: Do the work of jobs, by kind; jobs of other kinds are left to other servers.
    ///   - owner: A name that no other runner has.
    ///   - clock: The time.
    ///   - configuration: How much to take on.
    ///   - metrics: Where waits for the end of an outage are counted.
    ///   - logger: Told how jobs end.
    package init(
        database: any SQLDatabase,
        handlers: [JobKind: JobHandler],
        owner: String,
        clock: @escaping @Sendable () -> Instant,
        configuration: JobConfiguration,
        metrics: MetricRegistry,
        logger: Logger
    ) {
        self.database = database
        self.handlers = handlers
        self.owner = owner
        self.clock = clock
        self.configuration = configuration
        self.metrics = metrics
        self.logger = logger
        metrics.describe(["bookable_job_outages_total": "Attempts at jobs that an outage of another service stopped."])
    }

    /// Ends on graceful shutdown, after the jobs that it has begun; claims no more from then on.
    ///
    /// When it is cancelled, its handlers are too, and what they leave is claimed by others once its lease has run out.
    package func run() async throws {
        // A look at the queue serves for all that happened before it, so one wish for a look is as good as many.
        let (looks, look) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        try await database.listen(to: JobStore.channel) { _ in look.yield() }
        await withGracefulShutdownHandler {
            await work(on: looks, look)
        } onGracefulShutdown: {
            look.finish()
        }
    }

    private func work(on looks: AsyncStream<Void>, _ look: AsyncStream<Void>.Continuation) async {
        let running = RunningJobs()
        await withDiscardingTaskGroup { group in
            group.addTask { await lookRegularly(look) }
            for await _ in looks {
                for job in await claim(configuration.concurrency - running.count) {
                    running.begin()
                    group.addTask {
                        await perform(job)
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
                    try await Task.sleep(for: configuration.interval)
                } catch {
                    return
                }
            }
        }
    }

    /// Leases up to `limit` jobs that are due; empty if claiming failed, which is logged.
    package func claim(_ limit: Int) async -> [Job] {
        guard limit > 0 else { return [] }
        do {
            let now = clock()
            let jobs = try await database.transaction(.write) { connection in
                try await store.claim(
                    kinds: handlers.keys,
                    owner: owner,
                    limit: limit,
                    lease: configuration.lease,
                    at: now,
                    in: connection
                )
            }
            claimFailure.replace(with: nil)
            return jobs
        } catch is CancellationError {
            return []
        } catch {
            let message = "\(error)"
            // Once for all attempts in a row that the same happens to: it looks every second.
            let level: Logger.Level = claimFailure.replace(with: message) == message ? .debug : .error
            logger.log(level: level, "Jobs could not be claimed", metadata: ["error.message": "\(message)"])
            return []
        }
    }

    /// Does a job that was claimed, and writes down what becomes of it.
    package func perform(_ job: Job) async {
        let outcome = await outcome(of: job)
        do {
            if let outcome { try await settle(job, outcome) }
        } catch is CancellationError {
            // Claimed again when the lease has run out.
        } catch {
            logger.error("A job could not be settled", metadata: metadata(of: job, "\(error)"))
        }
    }

    /// What the handler makes of the job; `nil` where its lease was lost meanwhile.
    private func outcome(of job: Job) async -> JobOutcome? {
        guard job.failures <= configuration.retry.maximumAttempts else {
            return .dead(reason: "The server was lost in each of \(job.failures - 1) attempts.")
        }
        guard let handler = handlers[job.kind] else { return .dead(reason: "No handler is known for \(job.kind).") }
        return await withTaskGroup(of: JobOutcome?.self) { group in
            group.addTask { await handler(job) }
            group.addTask {
                await holdOn(to: job)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }

    /// Renews the lease again and again; returns when it is lost or the task is cancelled.
    ///
    /// A renewal that fails is tried again for as long as the lease lasts.
    private func holdOn(to job: Job) async {
        var until = job.lease?.until ?? Instant(0)
        while until > clock() {
            do {
                try await Task.sleep(for: .seconds(configuration.lease) / 3)
                let next = clock() + configuration.lease
                guard try await database.transaction(.write, { try await store.renew(job, until: next, in: $0) })
                else { break }
                until = next
            } catch is CancellationError {
                return
            } catch {
                logger.error("The lease on a job could not be renewed", metadata: metadata(of: job, "\(error)"))
            }
        }
        logger.warning("The lease on a job was lost", metadata: metadata(of: job))
    }

    /// Writes down how the attempt ended, if the job is still this runner's.
    private func settle(_ job: Job, _ outcome: JobOutcome) async throws {
        var random = SystemRandomNumberGenerator()
        let settlement = JobSettlement(outcome, of: job, at: clock(), under: configuration.retry, using: &random)
        try await database.transaction(.write) { try await store.settle(job, settlement, in: $0) }
        report(job, settlement)
    }

    private func report(_ job: Job, _ settlement: JobSettlement) {
        switch settlement {
        case .finish: logger.debug("A job is done", metadata: metadata(of: job))
        case .wait(let reason, _, _): logger.debug("A job waits", metadata: metadata(of: job, reason))
        case .outlast(let reason, _, _):
            Counter(label: "bookable_job_outages", dimensions: [("kind", job.kind.rawValue)], factory: metrics)
                .increment()
            logger.warning("A job waits for the end of an outage", metadata: metadata(of: job, reason))
        case .retry(let reason, _):
            logger.warning("A job failed and is tried again", metadata: metadata(of: job, reason))
        case .bury(let reason): logger.error("A job was given up", metadata: metadata(of: job, reason))
        }
    }

    private func metadata(of job: Job, _ reason: String? = nil) -> Logger.Metadata {
        var metadata: Logger.Metadata = [
            "job.kind": "\(job.kind)", "job.id": "\(job.id)", "job.attempt": .stringConvertible(job.attempts),
        ]
        metadata["error.message"] = reason.map { "\($0)" }
        return metadata
    }
}

/// What went wrong the last time; `nil` if nothing did.
private final class LastFailure: Sendable {
    private let message = Mutex<String?>(nil)

    /// Returns the one before.
    @discardableResult
    func replace(with new: String?) -> String? {
        message.withLock { message in
            defer { message = new }
            return message
        }
    }
}

/// How many jobs a runner has begun and not ended.
private final class RunningJobs: Sendable {
    private let number = Mutex(0)

    var count: Int { number.withLock { $0 } }

    func begin() { number.withLock { $0 += 1 } }

    func end() { number.withLock { $0 -= 1 } }
}
