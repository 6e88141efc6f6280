/// What the thread of a client does: it takes orders, drives libcurl and answers.
///
/// Nothing but this thread touches a transfer.
struct TransferLoop {
    private let multi: CurlMulti
    private let mailbox: Mailbox
    private let limits: HTTPClientLimits
    private let certificateFile: String?
    private var running: [Int: Running] = [:]
    private var waiting: [Waiting] = []

    init(multi: CurlMulti, mailbox: Mailbox, limits: HTTPClientLimits, certificateFile: String?) {
        self.multi = multi
        self.mailbox = mailbox
        self.limits = limits
        self.certificateFile = certificateFile
    }

    /// Runs until the client is closed.
    mutating func run() {
        while true {
            let (letters, closing) = mailbox.collect()
            for letter in letters { open(letter) }
            if closing != .open { refuseWaiting() }
            if closing == .atOnce { dropRunning() }
            startWaiting()
            for (id, result) in multi.perform() { finish(id, result) }
            startWaiting()
            if closing != .open, running.isEmpty { break }
            multi.wait(milliseconds: waiting.isEmpty ? 60_000 : 100)
        }
        mailbox.end()
    }

    private mutating func open(_ letter: Mailbox.Letter) {
        switch letter {
        case .submit(let order, let continuation):
            waiting.append(Waiting(order: order, continuation: continuation))
        case .cancel(let id):
            cancel(id)
        }
    }

    private mutating func cancel(_ id: Int) {
        if let index = waiting.firstIndex(where: { $0.order.id == id }) {
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
                let transfer = try CurlTransfer(next.order, limits: limits, certificateFile: certificateFile)
                try multi.add(transfer)
                running[next.order.id] = Running(transfer: transfer, continuation: next.continuation)
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
        while let index = waiting.firstIndex(where: { $0.order.deadline <= now }) {
            refuse(waiting.remove(at: index), .timeout, "No place came free in the time of the request.")
        }
    }

    private mutating func refuseWaiting() {
        for order in waiting { refuse(order, .closed, "The client is closed.") }
        waiting = []
    }

    private mutating func dropRunning() {
        for (id, _) in running { cancel(id) }
    }

    private func refuse(_ waiting: Waiting, _ code: HTTPError.Code, _ message: String) {
        answer(waiting.continuation, .failure(HTTPError(code, .nothingSent, message)))
    }

    private func answer(_ continuation: Mailbox.Continuation, _ result: Result<HTTPResponse, HTTPError>) {
        // First the count, so that whoever is answered finds the place free.
        mailbox.settle()
        continuation.resume(returning: result)
    }

    private struct Waiting {
        let order: Order
        let continuation: Mailbox.Continuation
    }

    private struct Running {
        let transfer: CurlTransfer
        let continuation: Mailbox.Continuation
    }
}
