/// When a job that failed is tried again, and when it is given up.
package struct RetryPolicy: Hashable, Sendable {
    /// Seconds before the second attempt; each further wait is twice as long.
    package var first: Int64

    /// Seconds that no wait exceeds.
    package var longest: Int64

    /// Attempts after which a job is dead.
    package var maximumAttempts: Int

    package init(first: Int64 = 5, longest: Int64 = 3_600, maximumAttempts: Int = 16) {
        precondition(first > 0 && longest >= first, "Waits are positive and the first is not the longest of all.")
        precondition(maximumAttempts > 0, "A job is tried at least once.")
        self.first = first
        self.longest = longest
        self.maximumAttempts = maximumAttempts
    }

    /// Seconds to wait after that many attempts; `nil` where the job is to be given up.
    ///
    /// The wait is drawn from the upper half of what doubling allows, so that jobs that failed together do not come back
    /// together.
    package func delay(
        afterAttempts attempts: Int,
        using random: inout some RandomNumberGenerator
    ) -> Int64? {
        guard attempts < maximumAttempts else { return nil }
        var limit = first
        // Step by step and no further than the longest, because a power of two of the attempts would overflow.
        for _ in 1..<max(attempts, 1) where limit < longest { limit = min(limit * 2, longest) }
        return Int64.random(in: (limit + 1) / 2...limit, using: &random)
    }
}
