package import Bookings

/// How much of the work on jobs one server takes on.
package struct JobConfiguration: Sendable {
    /// The most jobs at a time.
    package var concurrency: Int

    /// Seconds for which a job is claimed; the claim is renewed while the work goes on, so it bounds for how long a job
    /// rests whose server was lost.
    package var lease: Int64

    /// Between two looks for jobs that are due; new jobs are begun without waiting for one.
    package var interval: Duration

    package var retry: RetryPolicy

    package init(
        concurrency: Int = 8,
        lease: Int64 = 60,
        interval: Duration = .seconds(1),
        retry: RetryPolicy = RetryPolicy()
    ) {
        precondition(concurrency > 0 && lease > 0, "A server does at least one job at a time, and leases last.")
        self.concurrency = concurrency
        self.lease = lease
        self.interval = interval
        self.retry = retry
    }
}
