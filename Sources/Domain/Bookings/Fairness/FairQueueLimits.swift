/// How much a ``FairQueue`` lets through and holds.
package struct FairQueueLimits: Hashable, Sendable {
    /// The most pieces of work at a time, at least 1.
    package var running: Int

    /// The most of one share at a time, at least 1.
    package var runningPerShare: Int

    /// The most of one share that wait.
    package var waitingPerShare: Int

    /// The most that wait in all.
    package var waiting: Int

    package init(running: Int, runningPerShare: Int, waitingPerShare: Int, waiting: Int) {
        precondition(running > 0 && runningPerShare > 0, "a queue must let something through")
        self.running = running
        self.runningPerShare = runningPerShare
        self.waitingPerShare = waitingPerShare
        self.waiting = waiting
    }
}
