import Synchronization

/// A clock on which every wait is over at once; it keeps how long they would have been.
final class TestClock: Clock {
    private let state = Mutex<[Duration]>([])

    var waits: [Duration] { state.withLock { $0 } }

    var now: Instant { Instant(offset: waits.reduce(.zero, +)) }

    var minimumResolution: Duration { .zero }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        let now = now
        state.withLock { $0.append(deadline.offset - now.offset) }
    }

    struct Instant: InstantProtocol {
        let offset: Duration

        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }
}
