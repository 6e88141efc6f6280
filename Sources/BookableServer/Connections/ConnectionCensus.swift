import Synchronization

/// How many connections are open, and how many may be.
final class ConnectionCensus: Sendable {
    enum Admission {
        case admitted

        /// There are too many; there is time to say so.
        case refused

        /// There are too many, and too many are being told so already.
        case dropped
    }

    struct Count {
        var admitted = 0

        /// Connections that are being told that there are too many.
        var beingRefused = 0
        var refusedInAll = 0
    }

    /// How many connections can be told at once that there are too many.
    private static let mostRefusals = 64

    let maximum: Int
    private let state = Mutex(Count())

    init(maximum: Int) {
        self.maximum = maximum
    }

    var count: Count { state.withLock { $0 } }

    func enter() -> Admission {
        state.withLock { count in
            if count.admitted < maximum {
                count.admitted += 1
                return .admitted
            }
            count.refusedInAll += 1
            guard count.beingRefused < Self.mostRefusals else { return .dropped }
            count.beingRefused += 1
            return .refused
        }
    }

    func leave(_ admission: Admission) {
        state.withLock { count in
            switch admission {
            case .admitted: count.admitted -= 1
            case .refused: count.beingRefused -= 1
            case .dropped: break
            }
        }
    }
}
