package import Bookings

/// How much work goes into policies at once.
package struct PolicyLimits: Sendable {
    /// How many cancellations are decided on at once; nothing else uses their threads.
    package var decisionThreads = 2

    /// How many quotes and evaluations of stored policies are answered at once.
    package var previewThreads = 2

    /// How many scripts are tried at once, in all and for one key, and how many wait.
    package var trials = FairQueueLimits(running: 2, runningPerShare: 1, waitingPerShare: 8, waiting: 128)

    package init() {}
}
