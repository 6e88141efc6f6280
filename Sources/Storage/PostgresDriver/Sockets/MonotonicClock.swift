import Glibc

/// The system's clock that never jumps, in nanoseconds.
enum MonotonicClock {
    static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

extension Duration {
    /// Rounded down, and at most what fits.
    var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        // A century is as good as for ever, and can still be added to a clock.
        return overflow || whole > 3_000_000_000_000_000_000
            ? 3_000_000_000_000_000_000 : whole + attoseconds / 1_000_000_000
    }

    /// Rounded up, and at least one.
    var milliseconds: Int64 { max(1, (nanoseconds + 999_999) / 1_000_000) }
}
