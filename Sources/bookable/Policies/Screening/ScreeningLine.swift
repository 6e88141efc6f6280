import Foundation
import Synchronization

/// Runs blocking work on threads of its own, a few at once, with a bounded number that waits.
final class ScreeningLine: Sendable {
    private let queue: OperationQueue
    private let capacity: Int
    private let taken = Mutex(0)

    /// A line with `atOnce` threads in which no more than `waiting` wait.
    init(atOnce: Int, waiting: Int) {
        queue = OperationQueue()
        queue.maxConcurrentOperationCount = atOnce
        capacity = atOnce + waiting
    }

    /// The outcome of the work; `nil`, with nothing done, where too many wait.
    func run<Outcome: Sendable>(_ work: @escaping @Sendable () -> Outcome) async -> Outcome? {
        guard take() else { return nil }
        defer { taken.withLock { $0 -= 1 } }
        return await withCheckedContinuation { continuation in
            queue.addOperation { continuation.resume(returning: work()) }
        }
    }

    private func take() -> Bool {
        taken.withLock { count in
            guard count < capacity else { return false }
            count += 1
            return true
        }
    }
}
