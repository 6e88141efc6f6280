import SQL
import Synchronization

/// What is known about whether the server can be reached, shared by all who want to.
///
/// After a failure, one connection is tried at a time, and later each time; meanwhile everyone else is refused at once.
final class Reachability: Sendable {
    private struct State {
        var failures = 0
        var isTrying = false
        /// In nanoseconds of ``MonotonicClock``.
        var nextTry: Int64 = 0
        var reason: SQLError?
    }

    private let state = Mutex(State())

    /// Opens a connection, or throws the reason of the last failure while it is too early to try.
    func tryOpening(_ open: () async throws -> ServerConnection) async throws -> ServerConnection {
        let isTheOne = try isTheOneToTry(MonotonicClock.now)
        do {
            let connection = try await open()
            state.withLock { $0 = State() }
            return connection
        } catch let error as CancellationError {
            // Nothing is known about the server: whoever comes next may try.
            if isTheOne { state.withLock { $0.isTrying = false } }
            throw error
        } catch {
            note(error, isTheOne, MonotonicClock.now)
            throw error
        }
    }

    /// Whether the caller tries alone after a failure, and not beside others while nothing is known to be wrong.
    private func isTheOneToTry(_ now: Int64) throws(SQLError) -> Bool {
        try state.withLock { state throws(SQLError) in
            guard let reason = state.reason else { return false }
            guard !state.isTrying, now >= state.nextTry else { throw reason }
            state.isTrying = true
            return true
        }
    }

    /// Connections that were opened side by side and failed together are one failure.
    private func note(_ error: any Error, _ isTheOne: Bool, _ now: Int64) {
        var generator = SystemRandomNumberGenerator()
        state.withLock { state in
            // Those who began before the first failure was known would otherwise lengthen the wait once each.
            guard isTheOne || state.reason == nil else { return }
            state.failures += 1
            state.isTrying = false
            state.nextTry = now + Backoff.delay(after: state.failures, using: &generator).nanoseconds
            state.reason = error as? SQLError ?? SQLError(.connection, "PostgreSQL cannot be reached", cause: error)
        }
    }
}
