/// What becomes of a job after an attempt at it.
package enum JobSettlement: Hashable, Sendable {
    /// It is done, and gone.
    case finish

    /// It failed and is tried again at `at`, unix seconds.
    case retry(reason: String, at: Int64)

    /// Its work cannot be finished yet, as since `since`, and it asks again at `at`, unix seconds.
    case wait(reason: String, since: Int64, at: Int64)

    /// It is dead.
    case bury(reason: String)

    /// What follows from the `outcome` of an attempt at `job` that ended at `now`.
    ///
    /// A handler's own delay is bounded as the policy's delays are: it may stem from somebody else's answer.
    package init(
        _ outcome: JobOutcome,
        of job: Job,
        at now: Int64,
        under policy: RetryPolicy,
        using random: inout some RandomNumberGenerator
    ) {
        switch outcome {
        case .done: self = .finish
        case .dead(let reason): self = .bury(reason: reason)
        case .retry(let reason, let after):
            guard let delay = policy.delay(afterAttempts: job.failures, using: &random) else {
                self = .bury(reason: reason)
                return
            }
            self = .retry(reason: reason, at: now + min(max(after ?? delay, 0), policy.longest))
        case .notYet(let reason, let waits):
            // Counted from the first time that it was not yet, through all questions since.
            let since = job.waitingSince ?? now
            guard let pause = waits.pause(afterWaiting: now - since) else {
                self = .bury(reason: "Not finished after \(waits.limit / 3_600) hours of waiting: \(reason)")
                return
            }
            self = .wait(reason: reason, since: since, at: now + pause)
        }
    }
}
