import Synchronization

/// Lets each address have so many requests answered at once; the others of that address wait for their turn.
///
/// A crowd from one address then waits for itself: it takes no place of `max_requests`, no processor and no connection of
/// the database from others. As many wait as have connections, since a connection brings one request at a time.
final class RequestTurns: Sendable {
    /// Whose requests wait for each other.
    ///
    /// Those of operators have a queue of their own.
    struct Line: Hashable {
        let address: IPAddress?
        let isOperators: Bool
    }

    /// A request that waits.
    struct Waiter {
        let id: ObjectIdentifier

        /// Called once, from any thread, when the turn has come.
        let resume: @Sendable () -> Void
    }

    private struct Queue {
        var active = 0
        var waiting: [Waiter] = []
    }

    private struct State {
        var active = 0
        var waiting = 0
        var queues: [Line: Queue] = [:]
    }

    private let total: Int
    private let perAddress: Int
    private let state = Mutex(State())

    init(total: Int, perAddress: Int) {
        self.total = total
        self.perAddress = perAddress
    }

    /// How many requests wait for others of their address.
    var waiting: Int { state.withLock { $0.waiting } }

    /// How many requests of an address are being answered, besides those of operators.
    func active(of address: IPAddress) -> Int {
        state.withLock { $0.queues[Line(address: address, isOperators: false)]?.active ?? 0 }
    }

    /// Whether the turn has come already; else the waiter is told when it has.
    func take(_ line: Line, _ waiter: Waiter) -> Bool {
        state.withLock { state in
            var queue = state.queues[line] ?? Queue()
            let isFirst = queue.waiting.isEmpty && mayStart(line, queue, state)
            if isFirst {
                queue.active += 1
                state.active += 1
            } else {
                queue.waiting.append(waiter)
                state.waiting += 1
            }
            state.queues[line] = queue
            return isFirst
        }
    }

    /// Ends a turn, and begins that of whoever waits longest in the same line.
    func giveBack(_ line: Line) {
        let next = state.withLock { state -> Waiter? in
            guard var queue = state.queues[line] else { preconditionFailure("A turn was given back twice.") }
            queue.active -= 1
            state.active -= 1
            var next: Waiter?
            if !queue.waiting.isEmpty, mayStart(line, queue, state) {
                next = queue.waiting.removeFirst()
                queue.active += 1
                state.active += 1
                state.waiting -= 1
            }
            state.queues[line] = queue.active == 0 && queue.waiting.isEmpty ? nil : queue
            return next
        }
        next?.resume()
    }

    /// Whether the waiter was still waiting; if not, its turn has come, and it has been told or is about to be.
    func cancel(_ id: ObjectIdentifier, in line: Line) -> Bool {
        state.withLock { state in
            guard let place = state.queues[line]?.waiting.firstIndex(where: { $0.id == id }) else { return false }
            state.queues[line]?.waiting.remove(at: place)
            state.waiting -= 1
            return true
        }
    }

    /// A first turn always; another one within the limit, and as long as no more are taken than others leave free.
    private func mayStart(_ line: Line, _ queue: Queue, _ state: State) -> Bool {
        let limit = line.isOperators ? max(1, perAddress / 4) : perAddress
        return queue.active == 0 || queue.active < min(limit, total - state.active)
    }
}
