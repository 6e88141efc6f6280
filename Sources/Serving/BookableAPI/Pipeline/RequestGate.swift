import Synchronization

/// How many requests are being answered, and how many may be.
final class RequestGate: Sendable {
    struct Count {
        var inFlight = 0
        var refused = 0
    }

    let maximum: Int
    private let state = Mutex(Count())

    init(maximum: Int) {
        self.maximum = maximum
    }

    var count: Count { state.withLock { $0 } }

    /// Whether the request may go on; it must leave then.
    func enter() -> Bool {
        state.withLock { count in
            guard count.inFlight < maximum else {
                count.refused += 1
                return false
            }
            count.inFlight += 1
            return true
        }
    }

    func leave() {
        state.withLock { $0.inFlight -= 1 }
    }
}
