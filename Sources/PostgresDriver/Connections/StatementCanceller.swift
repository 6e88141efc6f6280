import Dispatch
import Synchronization

/// Cancels the statement that a connection runs, when its task is cancelled.
///
/// A request that arrives late would cancel whatever the connection runs next. So whoever ran the statement waits in
/// ``end()`` until a request that is under way has been taken note of.
final class StatementCanceller: Sendable {
    private struct State {
        var isRunning = false
        var isCancelled = false
        /// Requests that are under way.
        var requests = 0
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let handle: CancelHandle
    private let queue: DispatchQueue
    private let state = Mutex(State())

    /// The queue is one that may be blocked.
    init(_ handle: CancelHandle, on queue: DispatchQueue) {
        self.handle = handle
        self.queue = queue
    }

    /// Whether the running statement is to be cancelled.
    var isCancelled: Bool { state.withLock { $0.isCancelled } }

    func begin() {
        state.withLock { state in
            state.isRunning = true
            state.isCancelled = false
        }
    }

    /// Asks the server once more: it ignores a request that overtakes the statement.
    func request() {
        let isNeeded = state.withLock { state in
            guard state.isRunning else { return false }
            state.isCancelled = true
            guard state.requests == 0 else { return false }
            state.requests += 1
            return true
        }
        guard isNeeded else { return }
        queue.async {
            self.handle.send()
            let waiter = self.state.withLock { state in
                state.requests -= 1
                defer { state.waiter = nil }
                return state.waiter
            }
            waiter?.resume()
        }
    }

    /// Waits for the request under way, and returns whether there was one.
    func end() async -> Bool {
        let isCancelled = state.withLock { state in
            state.isRunning = false
            return state.isCancelled
        }
        guard isCancelled else { return false }
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                if state.requests > 0 { state.waiter = continuation }
                return state.requests == 0
            }
            if isOver { continuation.resume() }
        }
        return true
    }
}
