import NIOCore

/// Answers the requests of a connection on the thread that reads and writes it.
///
/// Handing a request to another thread and its answer back costs more than most answers take: at a quiet time each is a thread
/// that sleeps and has to be woken. What takes long, the database and policies, has threads of its own.
final class EventLoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) {
        self.loop = loop
    }

    func enqueue(_ job: consuming ExecutorJob) {
        // A closure cannot keep a job that may not be copied.
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
