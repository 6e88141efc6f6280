import Glibc

/// The time that the calling thread has spent on a processor.
///
/// What a script costs, however busy the machine is with other work.
enum ThreadTime {
    private static var now: Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    /// How long `body`, which must stay on its thread, keeps the processor.
    static func spent(on body: () throws -> Void) rethrows -> Duration {
        let start = now
        try body()
        return now - start
    }
}
