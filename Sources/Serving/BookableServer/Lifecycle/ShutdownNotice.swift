import BookableAPI
import Logging
import ServiceLifecycle

/// Says that the server is being shut down before it stops to accept, so that load balancers can turn away in time.
///
/// Stands last among the services, because they are told to end from the last to the first.
struct ShutdownNotice: ServiceLifecycle.Service {
    let phase: ServerPhase
    let delay: Duration
    let logger: Logger

    func run() async throws {
        do {
            try await gracefulShutdown()
        } catch is CancellationError {
            // Something else failed: there is nobody to wait for.
            return
        }
        phase.end()
        logger.notice("Server is ending", metadata: ["server.delay_seconds": .stringConvertible(delay / .seconds(1))])
        // A graceful shutdown does not cancel the sleep; giving up on it does.
        if delay > .zero { try await Task.sleep(for: delay) }
    }
}
