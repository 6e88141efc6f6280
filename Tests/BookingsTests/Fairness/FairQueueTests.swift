@testable import Bookings
import Synchronization
import Testing

/// A queue with tasks in it.
@Suite(.timeLimit(.minutes(1)))
struct FairQueueTests {
    private static let narrow = FairQueueLimits(running: 1, runningPerShare: 1, waitingPerShare: 2, waiting: 4)

    /// Work that goes on until it is let go.
    private struct Held: Sendable {
        private let gate = AsyncStream.makeStream(of: Void.self)
        private let begun = AsyncStream.makeStream(of: Void.self)

        func work() async {
            begun.continuation.yield()
            for await _ in gate.stream {}
        }

        func hasBegun() async {
            for await _ in begun.stream { return }
        }

        func letGo() { gate.continuation.finish() }
    }

    @Test func `as much is done at once as may be, and all of it`() async throws {
        let limits = FairQueueLimits(running: 3, runningPerShare: 2, waitingPerShare: 1_000, waiting: 1_000)
        let queue = FairQueue<Int>(limits)
        let tally = Tally()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<300 {
                group.addTask {
                    try await queue.run(for: number % 5) {
                        tally.begin()
                        await Task.yield()
                        tally.end()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(tally.figures == [0, 3, 300])
        #expect(queue.count == FairQueueCount())
    }

    /// How many are at work, were at most, and have ended.
    private final class Tally: Sendable {
        private let state = Mutex((now: 0, most: 0, done: 0))

        var figures: [Int] { state.withLock { [$0.now, $0.most, $0.done] } }

        func begin() { state.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1), $0.done) } }
        func end() { state.withLock { $0 = ($0.now - 1, $0.most, $0.done + 1) } }
    }

    @Test func `whoever waits and is cancelled goes, and the rest is done`() async throws {
        let queue = FairQueue<Int>(Self.narrow)
        let held = Held()
        async let first: Void = queue.run(for: 1) { await held.work() }
        await held.hasBegun()
        let waiting = Task { try await queue.run(for: 1) {} }
        while queue.count.waiting == 0 { await Task.yield() }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        #expect(queue.count.waiting == 0)
        let next = Task { try await queue.run(for: 1) { true } }
        while queue.count.waiting == 0 { await Task.yield() }
        held.letGo()
        try await first
        #expect(try await next.value)
    }

    @Test func `what is refused is counted by its reason`() async throws {
        let queue = FairQueue<Int>(Self.narrow)
        let held = Held()
        async let first: Void = queue.run(for: 1) { await held.work() }
        await held.hasBegun()
        let waiting = (0..<2).map { _ in Task { try await queue.run(for: 1) {} } }
        while queue.count.waiting < 2 { await Task.yield() }
        await #expect(throws: FairQueueError(code: .shareFull)) { try await queue.run(for: 1) {} }
        #expect(queue.count.refused == [.shareFull: 1])
        held.letGo()
        try await first
        for task in waiting { try await task.value }
    }

    @Test func `an error of the work is thrown on, and the place is free again`() async throws {
        struct Failure: Error {}
        let queue = FairQueue<Int>(Self.narrow)
        await #expect(throws: Failure.self) { try await queue.run(for: 1) { throw Failure() } }
        #expect(try await queue.run(for: 1) { 7 } == 7)
    }
}
