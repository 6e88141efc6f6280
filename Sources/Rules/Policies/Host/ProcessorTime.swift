import Glibc

/// How long a thread has computed.
///
/// What waits for a busy machine does not count: a limit on this time is met or not met whatever else runs beside.
struct ProcessorTime {
    private let start = ProcessorTime.now
    let limit: Duration

    init(limit: Duration) {
        self.limit = limit
    }

    /// Whether the thread has computed for longer than the limit since this value was made, on the same thread.
    var isOver: Bool { Self.now - start > limit }

    /// Since the thread began.
    private static var now: Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}

extension Duration {
    /// A limit in words, such as `2 s` or `0.25 s`.
    var inSeconds: String {
        let hundredths = Int64((self / .milliseconds(10)).rounded())
        let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
        guard rest > 0 else { return "\(whole) s" }
        return rest % 10 == 0 ? "\(whole).\(rest / 10) s" : "\(whole).\(rest < 10 ? "0" : "")\(rest) s"
    }
}
