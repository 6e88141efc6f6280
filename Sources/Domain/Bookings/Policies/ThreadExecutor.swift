import Dispatch

/// Runs the jobs of one actor on a thread that nothing else waits for.
final class ThreadExecutor: SerialExecutor {
    private let queue: DispatchQueue

    /// A serial queue of libdispatch, which has a thread of its own while there is something to do.
    init(label: String) {
        queue = DispatchQueue(label: label)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        // A closure that escapes cannot capture a parameter that is consumed.
        let job = UnownedJob(job)
        // A task must not wait here: the script may take seconds.
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
