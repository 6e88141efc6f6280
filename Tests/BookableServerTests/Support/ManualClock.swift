import CivilTime
import Synchronization

/// A clock that moves when it is told to.
final class ManualClock: Sendable {
    private let instant: Mutex<Instant>

    init(_ now: Instant) {
        instant = Mutex(now)
    }

    /// Unix seconds.
    var now: Instant { instant.withLock { $0 } }

    func advance(by seconds: Int64) {
        instant.withLock { $0 += seconds }
    }

    func set(_ now: Instant) {
        instant.withLock { $0 = now }
    }
}
