import Synchronization

/// How many requests are being answered, and how many may be.
package final class RequestGate: Sendable {
    package struct Count {
        package var inFlight = 0
        package var refused = 0
    }

    let maximum: Int
    private let state = Mutex(Count())

    package init(maximum: Int) {
        self.maximum = maximum
    }

    package var count: Count { state.withLock { $0 } }

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
