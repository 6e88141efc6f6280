import Bookings
import Logging
import SQL
import ServiceLifecycle

/// Releases holds that ran out, every few seconds, so that their bookings say so.
///
/// Slots do not wait for it: a hold takes no place from the second on at which it runs out.
struct HoldSweeper: ServiceLifecycle.Service {
    let database: any SQLDatabase
    let desk: BookingDesk
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
            while !Task.isCancelled {
                await sweepAndReport()
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
            let count = try await database.transaction(.write) { connection in
                try await desk.releaseOverdueHolds(at: now, limit: portion, in: connection)
            }
            released += count
            metrics.released(holds: count)
            guard count == portion else { break }
        }
        return released
    }

    private func sweepAndReport() async {
        do {
            let released = try await sweep()
            if released > 0 { logger.info("Holds ran out", metadata: ["hold.count": "\(released)"]) }
        } catch is CancellationError {
            // The server is being shut down: what is left is released when it starts again.
        } catch {
            logger.error("Holds could not be released", metadata: ["error.message": "\(error)"])
        }
    }
}
