import Synchronization

/// Lets a few tasks through at a time, in the order in which they came; a task that is cancelled waits no longer.
final class AsyncSemaphore: Sendable {
    private struct State {
        var permits: Int

        /// By tickets, which ascend.
        var waiters: [UInt64: CheckedContinuation<Void, any Error>] = [:]

        /// At most the smallest ticket of ``waiters``.
        var first: UInt64 = 0
        var nextTicket: UInt64 = 0
    }

    private let state: Mutex<State>
    private let maximumWaiters: Int

    /// - Precondition: `permits > 0`.
    init(permits: Int, maximumWaiters: Int) {
        precondition(permits > 0, "At least one task is let through.")
        state = Mutex(State(permits: permits))
        self.maximumWaiters = maximumWaiters
    }

    /// How many tasks wait.
    var waitingCount: Int { state.withLock { $0.waiters.count } }

    /// Waits for a permit and gives it back after `body`.
    ///
    /// Throws ``SearchError/tooManyWait`` if too many wait already, and `CancellationError`. O(1) amortized, besides `body`.
    func withPermit<Result>(_ body: () async throws -> Result) async throws -> Result {
        try await acquire()
        defer { release() }
        return try await body()
    }

    private func acquire() async throws {
        let ticket = state.withLock { state in
            state.nextTicket += 1
            return state.nextTicket
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiter in
                if let outcome = state.withLock({ enter(waiter, ticket, &$0) }) { waiter.resume(with: outcome) }
            }
        } onCancel: {
            let waiter = state.withLock { $0.waiters.removeValue(forKey: ticket) }
            waiter?.resume(throwing: CancellationError())
        }
    }

    /// `nil` if the task has to wait.
    private func enter(
        _ waiter: CheckedContinuation<Void, any Error>,
        _ ticket: UInt64,
        _ state: inout State
    ) -> Result<Void, any Error>? {
        // The handler of a cancellation that came before found no waiter; one that comes later has to wait for the lock.
        if Task.isCancelled { return .failure(CancellationError()) }
        if state.permits > 0 {
            state.permits -= 1
            return .success(())
        }
        guard state.waiters.count < maximumWaiters else { return .failure(SearchError.tooManyWait) }
        state.waiters[ticket] = waiter
        // A permit may have been given back since the ticket was drawn, with nobody found up to here.
        state.first = min(state.first, ticket)
        return nil
    }

    private func release() {
        let next = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            // Handed over without being given back, so that nobody overtakes those who wait.
            while !state.waiters.isEmpty {
                defer { state.first += 1 }
                if let waiter = state.waiters.removeValue(forKey: state.first) { return waiter }
            }
            state.first = state.nextTicket
            state.permits += 1
            return nil
        }
        next?.resume()
    }
}
