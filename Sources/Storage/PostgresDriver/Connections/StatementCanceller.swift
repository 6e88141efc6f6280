import Dispatch
import Synchronization

/// Cancels the statement that a connection runs, when its task is cancelled.
///
/// A request that arrives late would cancel whatever the connection runs next. So whoever goes on with the connection waits
/// in ``isOver(within:)`` until a request that is under way has been taken note of.
final class StatementCanceller: Sendable {
    private struct State {
        var isRunning = false
        var isCancelled = false
        /// Requests that are under way.
        var requests = 0
        var waiter: CheckedContinuation<Bool, Never>?
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
            self.state.withLock { $0.requests -= 1 }
            self.takeWaiter()?.resume(returning: true)
        }
    }

    /// Whether the statement, which is over, was to be cancelled.
    func end() -> Bool {
        state.withLock { state in
            state.isRunning = false
            return state.isCancelled
        }
    }

    /// Waits until no request is under way; false if one still is after that time.
    func isOver(within patience: Duration) async -> Bool {
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                if state.requests > 0 { state.waiter = continuation }
                return state.requests == 0
            }
            guard !isOver else { return continuation.resume(returning: true) }
            queue.asyncAfter(deadline: .now() + patience / .seconds(1)) { self.takeWaiter()?.resume(returning: false) }
        }
    }

    private func takeWaiter() -> CheckedContinuation<Bool, Never>? {
        state.withLock { state in
            defer { state.waiter = nil }
            return state.waiter
        }
    }
}
