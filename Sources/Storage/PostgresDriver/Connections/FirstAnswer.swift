import Synchronization

/// Hands the first of several answers to the one who waits, whichever comes first; later ones are dropped.
final class FirstAnswer<Value: Sendable>: Sendable {
    private enum State {
        case empty
        case awaited(CheckedContinuation<Value, any Error>)
        case given(Result<Value, any Error>)
        case over
    }

    private let state = Mutex(State.empty)

    /// Resumes the continuation with the first answer; to be called once.
    func resume(_ continuation: CheckedContinuation<Value, any Error>) {
        let answer: Result<Value, any Error>? = state.withLock { state in
            guard case .given(let answer) = state else {
                state = .awaited(continuation)
                return nil
            }
            // Resumed after the lock is given up, since what waits may run at once.
            state = .over
            return answer
        }
        if let answer { continuation.resume(with: answer) }
    }

    func give(_ answer: Result<Value, any Error>) {
        let waiter: CheckedContinuation<Value, any Error>? = state.withLock { state in
            switch state {
            case .empty:
                state = .given(answer)
                return nil
            case .awaited(let continuation):
                state = .over
                return continuation
            case .given, .over: return nil
            }
        }
        waiter?.resume(with: answer)
    }
}
