import Synchronization

/// Where tasks leave requests for the thread that sends them.
final class TransferQueue: Sendable {
    typealias Continuation = CheckedContinuation<Result<HTTPResponse, HTTPError>, Never>

    private let multi: CurlMulti
    private let limit: Int
    private let state = Mutex(State())

    /// A box for at most `limit` requests that are on the wire or wait for it.
    init(limit: Int, multi: CurlMulti) {
        self.limit = limit
        self.multi = multi
    }

    func makeSubmission(_ content: SubmittedRequest.Content, timeout: Duration) -> SubmittedRequest {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        return SubmittedRequest(id: id, content: content, deadline: .now + timeout)
    }

    /// Hands a request over and waits for what came of it; a task that is cancelled gives it up.
    func send(_ submitted: SubmittedRequest) async throws(HTTPError) -> HTTPResponse {
        let result: Result<HTTPResponse, HTTPError> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                submit(submitted, continuation)
                // Cancelled before it was submitted, the handler below found nothing to cancel.
                if Task.isCancelled { cancel(submitted.id) }
            }
        } onCancel: {
            cancel(submitted.id)
        }
        return try result.get()
    }

    /// Hands a request over, or refuses it at once.
    private func submit(_ submitted: SubmittedRequest, _ continuation: Continuation) {
        let refusal: HTTPError? = state.withLock { state in
            guard state.closing == .open else {
                return HTTPError(.closed, .nothingSent, "The client is closed.")
            }
            guard state.load < limit else {
                return HTTPError(.busy, .nothingSent, "\(limit) requests run or wait already.")
            }
            state.load += 1
            state.commands.append(.submit(submitted, continuation))
            return nil
        }
        if let refusal { continuation.resume(returning: .failure(refusal)) } else { multi.wake() }
    }

    private func cancel(_ id: Int) {
        state.withLock { $0.commands.append(.cancel(id)) }
        multi.wake()
    }

    func close(_ closing: Closing, then waiter: CheckedContinuation<Void, Never>? = nil) {
        let hasEnded = state.withLock { state in
            if state.closing != .ended {
                if closing > state.closing { state.closing = closing }
                if let waiter { state.waiters.append(waiter) }
            }
            return state.closing == .ended
        }
        if hasEnded { waiter?.resume() } else { multi.wake() }
    }

    /// What came since the last call, and whether to end.
    func collect() -> (commands: [Command], closing: Closing) {
        state.withLock { state in
            let commands = state.commands
            state.commands = []
            return (commands, state.closing)
        }
    }

    /// Counts a request as answered, so that another may come.
    func settle() {
        state.withLock { $0.load -= 1 }
    }

    /// Says that the thread ends; nothing is taken from here any more.
    func end() {
        let waiters = state.withLock { state in
            state.closing = .ended
            let waiters = state.waiters
            state.waiters = []
            return waiters
        }
        for waiter in waiters { waiter.resume() }
    }

    enum Closing: Int, Comparable {
        case open
        case whenDone
        case atOnce
        case ended

        static func < (left: Closing, right: Closing) -> Bool { left.rawValue < right.rawValue }
    }

    enum Command {
        case submit(SubmittedRequest, Continuation)
        case cancel(Int)
    }

    private struct State {
        var lastID = 0
        var load = 0
        var commands: [Command] = []
        var closing = Closing.open
        var waiters: [CheckedContinuation<Void, Never>] = []
    }
}
