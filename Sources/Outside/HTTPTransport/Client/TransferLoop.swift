import Glibc
import Threads

/// What the thread of a client does: it takes orders, drives libcurl and answers.
///
/// Nothing but this thread touches a transfer.
struct TransferLoop {
    private let multi: CurlMulti
    private let queue: TransferQueue
    private let limits: HTTPClientLimits
    private let certificateFile: String?
    private let addresses: AddressPolicy
    private var running: [Int: Running] = [:]
    private var waiting: [Waiting] = []

    /// Starts a loop on a thread of its own; returns where to leave requests for it.
    static func start(
        limits: HTTPClientLimits,
        certificateFile: String?,
        addresses: AddressPolicy
    ) throws(HTTPError) -> TransferQueue {
        let multi = try CurlMulti(idleConnections: limits.idleConnections)
        let queue = TransferQueue(limit: limits.runningRequests + limits.waitingRequests, multi: multi)
        let failure = SystemThread.start {
            var loop = TransferLoop(
                multi: multi,
                queue: queue,
                limits: limits,
                certificateFile: certificateFile,
                addresses: addresses
            )
            loop.run()
        }
        if let failure {
            throw HTTPError(.other, .nothingSent, "No thread could be started: error \(failure).")
        }
        return queue
    }

    private init(
        multi: CurlMulti,
        queue: TransferQueue,
        limits: HTTPClientLimits,
        certificateFile: String?,
        addresses: AddressPolicy
    ) {
        self.multi = multi
        self.queue = queue
        self.limits = limits
        self.certificateFile = certificateFile
        self.addresses = addresses
    }

    /// Runs until the client is closed.
    mutating func run() {
        while true {
            let (commands, closing) = queue.collect()
            for command in commands { open(command) }
            if closing != .open { refuseWaiting() }
            if closing == .atOnce { dropRunning() }
            startWaiting()
            do throws(HTTPError) {
                for (id, result) in try multi.perform() { finish(id, result) }
                startWaiting()
                if closing != .open, running.isEmpty { break }
                try multi.wait(milliseconds: waiting.isEmpty ? 60_000 : 100)
            } catch {
                failRunning(error)
                if closing != .open { break }
                // What failed may fail again at once.
                poll(nil, 0, Self.pauseAfterFailure)
            }
        }
        queue.end()
    }

    /// Milliseconds.
    private static let pauseAfterFailure: Int32 = 100

    private mutating func open(_ command: TransferQueue.Command) {
        switch command {
        case .submit(let submitted, let continuation):
            waiting.append(Waiting(submitted: submitted, continuation: continuation))
        case .cancel(let id):
            cancel(id)
        }
    }

    private mutating func cancel(_ id: Int) {
        if let index = waiting.firstIndex(where: { $0.submitted.id == id }) {
            refuse(waiting.remove(at: index), .cancelled, "The request was cancelled before it was sent.")
        } else if let transfer = running.removeValue(forKey: id) {
            multi.remove(transfer.transfer)
            let delivery = transfer.transfer.delivery
            answer(
                transfer.continuation,
                .failure(HTTPError(.cancelled, delivery, "The request was cancelled on its way."))
            )
        }
    }

    /// As many of those that wait as there are places for.
    private mutating func startWaiting() {
        refuseOverdue()
        while running.count < limits.runningRequests, !waiting.isEmpty {
            let next = waiting.removeFirst()
            do throws(HTTPError) {
                let transfer = try CurlTransfer(
                    next.submitted,
                    limits: limits,
                    certificateFile: certificateFile,
                    addresses: addresses
                )
                try multi.add(transfer)
                running[next.submitted.id] = Running(transfer: transfer, continuation: next.continuation)
            } catch {
                answer(next.continuation, .failure(error))
            }
        }
    }

    private mutating func finish(_ id: Int, _ result: CurlMulti.Outcome) {
        guard let finished = running.removeValue(forKey: id) else { return }
        multi.remove(finished.transfer)
        answer(finished.continuation, finished.transfer.answer(to: result))
    }

    private mutating func refuseOverdue() {
        let now = ContinuousClock.now
        while let index = waiting.firstIndex(where: { $0.submitted.deadline <= now }) {
            refuse(waiting.remove(at: index), .timeout, "No place came free in the time of the request.")
        }
    }

    private mutating func refuseWaiting() {
        for submitted in waiting { refuse(submitted, .closed, "The client is closed.") }
        waiting = []
    }

    /// Answers every running request: libcurl will not.
    private mutating func failRunning(_ error: HTTPError) {
        for (_, transfer) in running {
            multi.remove(transfer.transfer)
            let delivery = transfer.transfer.delivery
            answer(transfer.continuation, .failure(HTTPError(error.code, delivery, error.message)))
        }
        running = [:]
    }

    private mutating func dropRunning() {
        for (id, _) in running { cancel(id) }
    }

    private func refuse(_ waiting: Waiting, _ code: HTTPError.Code, _ message: String) {
        answer(waiting.continuation, .failure(HTTPError(code, .nothingSent, message)))
    }

    private func answer(_ continuation: TransferQueue.Continuation, _ result: Result<HTTPResponse, HTTPError>) {
        // First the count, so that whoever is answered finds the place free.
        queue.settle()
        continuation.resume(returning: result)
    }

    private struct Waiting {
        let submitted: SubmittedRequest
        let continuation: TransferQueue.Continuation
    }

    private struct Running {
        let transfer: CurlTransfer
        let continuation: TransferQueue.Continuation
    }
}
