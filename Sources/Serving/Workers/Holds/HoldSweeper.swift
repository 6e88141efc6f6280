import Bookings
import Logging
import SQL
import ServiceLifecycle

/// Releases holds that ran out, every few seconds, so that their bookings say so.
///
/// Slots do not wait for it: a hold takes no place from the second on at which it runs out.
struct HoldSweeper: ServiceLifecycle.Service {
    let database: any SQLDatabase
    let holds: HoldDesk
    let clock: @Sendable () -> Int64
    let interval: Duration
    let portion: Int
    let metrics: ServerMetrics
    let logger: Logger

    /// Ends on graceful shutdown.
    ///
    /// A sweep that fails is logged and tried again at the next turn.
    func run() async throws {
        try await cancelWhenGracefulShutdown {
            var failure: String?
            while !Task.isCancelled {
                failure = await sweepAndReport(after: failure)
                do {
                    try await Task.sleep(for: interval)
                } catch is CancellationError {
                    return
                }
            }
        }
    }

    /// Releases all that is overdue, a portion in each transaction, and returns how many those were.
    func sweep() async throws -> Int {
        var released = 0
        while !Task.isCancelled {
            let now = clock()
            let count = try await database.transaction(.write, by: .system, at: now) { transaction in
                try await holds.releaseOverdue(limit: portion, in: transaction)
            }
            released += count
            metrics.released(holds: count)
            guard count == portion else { break }
        }
        return released
    }

    /// What went wrong, which is logged once for all sweeps in a row that it happens to.
    private func sweepAndReport(after earlier: String?) async -> String? {
        do {
            let released = try await sweep()
            if earlier != nil { logger.notice("Holds can be released again") }
            if released > 0 { logger.info("Holds ran out", metadata: ["hold.count": "\(released)"]) }
            return nil
        } catch is CancellationError {
            // The server is being shut down: what is left is released when it starts again.
            return earlier
        } catch {
            let failure = "\(error)"
            let level: Logger.Level = failure == earlier ? .debug : .error
            logger.log(level: level, "Holds could not be released", metadata: ["error.message": "\(failure)"])
            return failure
        }
    }
}
