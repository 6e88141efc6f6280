import Dispatch
import Glibc

/// Threads of their own for the requests of addresses that send many at once.
///
/// Tasks run in the order in which they can go on, and a booking goes on a dozen times. On the same threads it would wait
/// each time for all that a crowd has ready to run.
final class BusyClientExecutor: TaskExecutor {
    /// Of another quality of service than that of all other tasks, because queues of the same one share their threads.
    private let queue = DispatchQueue(label: "bookable.crowd", qos: .utility, attributes: .concurrent)

    /// How far behind others the kernel puts these threads, as `nice` counts.
    private static let niceness: Int32 = 10

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async {
            // Of the calling thread. Nobody else uses queues of this quality of service, and Linux does not heed it.
            _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Self.niceness)
            job.runSynchronously(on: self.asUnownedTaskExecutor())
        }
    }
}
