import Synchronization

/// A clock that moves when it is told to.
final class ManualClock: Sendable {
    private let instant: Mutex<Int64>

    init(_ now: Int64) {
        instant = Mutex(now)
    }

    /// Unix seconds.
    var now: Int64 { instant.withLock { $0 } }

    func advance(by seconds: Int64) {
        instant.withLock { $0 += seconds }
    }

    func set(_ now: Int64) {
        instant.withLock { $0 = now }
    }
}
