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
}
