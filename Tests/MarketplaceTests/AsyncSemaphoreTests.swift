import Synchronization
import Testing

@testable import Marketplace

/// Tasks come through one after another, in their order, and do not wait when they are cancelled.
struct AsyncSemaphoreTests {
    private final class Order: Sendable {
        private let list = Mutex<[Int]>([])

        var numbers: [Int] { list.withLock { $0 } }

        func add(_ number: Int) { list.withLock { $0.append(number) } }
    }

    /// Waits until `count` tasks wait.
    private func settle(_ semaphore: AsyncSemaphore, at count: Int) async {
        while semaphore.waitingCount != count { await Task.yield() }
    }

    /// Holds the only permit until the returned continuation is finished.
    private func hold(_ semaphore: AsyncSemaphore) async -> (task: Task<Void, any Error>, end: () -> Void) {
        let (gate, end) = AsyncStream.makeStream(of: Void.self)
        let (held, begin) = AsyncStream.makeStream(of: Void.self)
        let task = Task {
            try await semaphore.withPermit {
                begin.finish()
                for await _ in gate {}
            }
        }
        for await _ in held {}
        return (task, { end.finish() })
    }

    @Test func theOrderIsThatOfArrival() async throws {
        let semaphore = AsyncSemaphore(permits: 1, maximumWaiters: 10)
        let holder = await hold(semaphore)
        let order = Order()
        var tasks: [Task<Void, any Error>] = []
        for number in 0..<10 {
            tasks.append(Task { try await semaphore.withPermit { order.add(number) } })
            await settle(semaphore, at: number + 1)
        }
        // One more than may wait is turned away at once.
        await #expect(throws: SearchError.tooManyWait) { try await semaphore.withPermit {} }
        tasks[0].cancel()
        tasks[4].cancel()
        await settle(semaphore, at: 8)
        holder.end()
        for (number, task) in tasks.enumerated() {
            let isCancelled = [0, 4].contains(number)
            if isCancelled {
                await #expect(throws: CancellationError.self) { try await task.value }
            } else {
                try await task.value
            }
        }
        try await holder.task.value
        #expect(order.numbers == [1, 2, 3, 5, 6, 7, 8, 9])
        // The permit was given back, and only one.
        let again = await hold(semaphore)
        let waiter = Task { try await semaphore.withPermit {} }
        await settle(semaphore, at: 1)
        again.end()
        try await waiter.value
    }

    @Test func anErrorGivesThePermitBack() async throws {
        let semaphore = AsyncSemaphore(permits: 1, maximumWaiters: 0)
        for _ in 0..<2 {
            await #expect(throws: SearchError.tooBroad) {
                try await semaphore.withPermit { throw SearchError.tooBroad }
            }
        }
        try await semaphore.withPermit {}
    }
}
