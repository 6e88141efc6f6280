/// How often and how soon a call is repeated by itself.
///
/// Longer waits are the caller's.
package struct RetryRule: Sendable {
    /// Tries after the first.
    package var retries = 2
    /// Before the first of them; each further wait is twice as long.
    package var firstWait: Duration = .milliseconds(500)
    package var longestWait: Duration = .seconds(5)

    package init() {}

    /// The wait before a retry, of which `attempt` were made before: half of it for sure, the other half by chance.
    func wait(attempt: Int, random: Double) -> Duration {
        let doubled = firstWait * (1 << min(attempt, 16))
        let longest = min(doubled, longestWait)
        return max(firstWait, longest * (0.5 + min(max(random, 0), 1) / 2))
    }
}
