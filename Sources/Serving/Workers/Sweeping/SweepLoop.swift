import Logging
import ServiceLifecycle

/// Repeats a sweep until its service is told to stop.
struct SweepLoop: Sendable {
    let interval: Duration
    let logger: Logger

    /// Says that a sweep failed; logged as an error once for all sweeps in a row that the same happens to.
    let failed: Logger.Message

    /// Says that one succeeded after that.
    let recovered: Logger.Message

    /// Ends on graceful shutdown.
    ///
    /// A sweep that fails is logged and tried again at the next turn.
    func run(_ sweep: @escaping @Sendable () async throws -> Void) async throws {
        try await cancelWhenGracefulShutdown {
            var failure: String?
            while !Task.isCancelled {
                failure = await attempt(sweep, after: failure)
                do {
                    try await Task.sleep(for: interval)
                } catch is CancellationError {
                    return
                }
            }
        }
    }

    /// What went wrong; `nil` if nothing did.
    private func attempt(_ sweep: () async throws -> Void, after earlier: String?) async -> String? {
        do {
            try await sweep()
            if earlier != nil { logger.notice(recovered) }
            return nil
        } catch is CancellationError {
            // The server is being shut down: what is left is swept when it starts again.
            return earlier
        } catch {
            let failure = "\(error)"
            let level: Logger.Level = failure == earlier ? .debug : .error
            logger.log(level: level, failed, metadata: ["error.message": "\(failure)"])
            return failure
        }
    }
}
