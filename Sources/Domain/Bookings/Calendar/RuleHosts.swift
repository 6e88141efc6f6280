import AvailabilityRules
import Synchronization

/// Script hosts for the availability rules of stored providers, as many as judge at once.
///
/// One start is judged where its caller runs: it takes microseconds, and a booking needs the verdict behind the provider's lock.
/// Whoever asks about many takes turns with the other providers (``FairQueue``), so that a slow rule delays its own.
package final class RuleHosts: Sendable {
    /// A host, which one thread at a time has.
    private final class Seat: Sendable {
        let host = Mutex(RuleHost())
    }

    private let idle = Mutex<[Seat]>([])
    private let queue = FairQueue<ProviderID>(
        FairQueueLimits(running: 2, runningPerShare: 1, waitingPerShare: 64, waiting: 1_024)
    )

    /// How many hosts are kept when nobody judges; each keeps its rules ready.
    private static let kept = 2

    package init() {}

    /// Calls `body` with a host that nobody else has meanwhile.
    func withHost<Result: Sendable>(_ body: @Sendable (RuleHost) -> Result) -> Result {
        let seat = idle.withLock { $0.popLast() } ?? Seat()
        defer {
            idle.withLock { if $0.count < Self.kept { $0.append(seat) } }
        }
        return seat.host.withLock { body($0) }
    }

    /// Does what may judge many starts of a provider, in its turn and off the event loops.
    ///
    /// Throws ``RuleQueueError`` if too much waits.
    func run<Result: Sendable>(
        for provider: ProviderID,
        _ work: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        do {
            return try await queue.run(for: provider) { try await offEventLoops { try work() } }
        } catch is FairQueueError {
            throw RuleQueueError()
        }
    }
}
