import Dispatch
import Testing

@testable import Bookings

/// What takes long does not run where the task prefers to run.
struct OffEventLoopsTests {
    /// Stands for an event loop.
    private final class OneThread: TaskExecutor {
        let queue = DispatchQueue(label: "loop")
        static let key = DispatchSpecificKey<Bool>()

        init() { queue.setSpecific(key: Self.key, value: true) }

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        }

        static var isCurrent: Bool { DispatchQueue.getSpecific(key: key) ?? false }
    }

    @Test func theLoopIsLeft() async throws {
        let places = try await Task(executorPreference: OneThread()) {
            let before = OneThread.isCurrent
            let within = try await offEventLoops { OneThread.isCurrent }
            await Task.yield()
            return [before, within, OneThread.isCurrent]
        }.value
        #expect(places == [true, false, true])
    }

    @Test func aCancellationComesThrough() async throws {
        let task = Task {
            try await offEventLoops {
                while true {
                    try Task.checkCancellation()
                    await Task.yield()
                }
            }
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
