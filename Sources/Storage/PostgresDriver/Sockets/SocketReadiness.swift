import Synchronization

/// What is known about one socket: whether something happened on it, and who waits for that.
final class SocketReadiness: Sendable {
    enum Outcome: Sendable {
        case ready
        case timedOut
    }

    private struct State {
        /// Something happened and nobody has looked yet.
        var isSignalled = false
        var waiter: CheckedContinuation<Outcome, Never>?
        /// When the waiter gives up, in nanoseconds of the poller's clock.
        var deadline = Int64.max
    }

    let id: UInt64
    private let poller: SocketPoller
    private let state = Mutex(State())

    init(id: UInt64, _ poller: SocketPoller) {
        self.id = id
        self.poller = poller
    }

    /// Waits until something happens on the socket, or has since the last wait.
    ///
    /// One task waits at a time. A task that is cancelled goes on waiting.
    func wait(_ timeout: Duration?) async -> Outcome {
        guard !takeSignal() else { return .ready }
        let deadline = timeout.map { MonotonicClock.now + $0.nanoseconds } ?? .max
        return await withCheckedContinuation { continuation in
            // Looked at again under the lock: a signal since the first look would otherwise be waited for in vain.
            let isSignalled = state.withLock { state in
                defer { state.isSignalled = false }
                if !state.isSignalled {
                    state.waiter = continuation
                    state.deadline = deadline
                }
                return state.isSignalled
            }
            if isSignalled {
                continuation.resume(returning: .ready)
            } else {
                poller.wake(at: deadline)
            }
        }
    }

    /// Whether something happened since the last look.
    func takeSignal() -> Bool {
        state.withLock { state in
            defer { state.isSignalled = false }
            return state.isSignalled
        }
    }

    func signal() {
        let waiter = state.withLock { state in
            defer { state.waiter = nil }
            state.isSignalled = state.waiter == nil
            return state.waiter
        }
        waiter?.resume(returning: .ready)
    }

    /// Sends a waiter away whose deadline has passed, and returns the deadline of one whose has not.
    func expire(_ now: Int64) -> Int64 {
        let (expired, next) = state.withLock { state in
            guard state.waiter != nil else { return (nil as CheckedContinuation<Outcome, Never>?, Int64.max) }
            guard state.deadline <= now else { return (nil, state.deadline) }
            defer { state.waiter = nil }
            return (state.waiter, .max)
        }
        expired?.resume(returning: .timedOut)
        return next
    }
}
