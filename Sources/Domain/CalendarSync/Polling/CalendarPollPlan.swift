/// When a calendar is read next.
package struct CalendarPollPlan: Sendable {
    /// Seconds between two looks at a calendar that is in step.
    package let interval: Int64

    package init(interval: Int64) {
        precondition(interval > 0, "Calendars are looked at from time to time.")
        self.interval = interval
    }

    /// Seconds until a calendar is read again, after so many failures in a row.
    ///
    /// Failures double the interval, up to an hour or what the server asks for within a day. `spread`, from 0 to 1, keeps
    /// calendars from being read all at once.
    func pause(afterFailures failures: Int, retryAfter: Int64? = nil, spread: Double) -> Int64 {
        let longest = max(interval, 3_600)
        var pause = interval
        // Step by step and no further than the longest, because a power of two of the failures would overflow.
        for _ in 1..<max(failures, 1) where pause < longest { pause = min(pause * 2, longest) }
        pause = max(pause, min(retryAfter ?? 0, 86_400))
        return max(1, Int64(Double(pause) * (0.9 + 0.2 * spread)))
    }
}
