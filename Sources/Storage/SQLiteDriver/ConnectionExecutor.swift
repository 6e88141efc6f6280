import Dispatch

/// Runs whole transactions where their connection's statements run, so that none of them changes threads.
///
/// A statement takes some ten microseconds, and handing it to another thread and back takes as long again. So a transaction moves once,
/// with all that its body does between the statements, and no thread of the cooperative pool waits for the disk.
final class ConnectionExecutor: TaskExecutor {
    private static let key = DispatchSpecificKey<ObjectIdentifier>()

    private let queue: DispatchQueue

    init(label: String) {
        queue = DispatchQueue(label: label)
        queue.setSpecific(key: Self.key, value: ObjectIdentifier(self))
    }

    /// Whether the caller runs here: a body may have moved to an actor with an executor of its own.
    var isCurrent: Bool { DispatchQueue.getSpecific(key: Self.key) == ObjectIdentifier(self) }

    func enqueue(_ job: consuming ExecutorJob) {
        // A closure cannot keep a job that may not be copied.
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    /// Runs the work here, after all that came before it.
    func enqueue(_ work: @escaping @Sendable () -> Void) {
        queue.async(execute: work)
    }

    /// Lets all that waits for the thread go before the caller.
    func turn() async {
        await withCheckedContinuation { continuation in enqueue { continuation.resume() } }
    }

    /// The same for a caller who runs elsewhere and waits for what comes of it.
    func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            enqueue { continuation.resume(with: Swift.Result { try work() }) }
        }
    }
}
