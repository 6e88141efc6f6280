package import CivilTime

/// What becomes of a job after an attempt at it.
package enum JobSettlement: Hashable, Sendable {
    /// It is done, and gone.
    case finish

    /// It failed and is tried again at `at`.
    case retry(reason: String, at: Instant)

    /// Its work cannot be finished yet, as since `since`, and it asks again at `at`.
    case wait(reason: String, since: Instant, at: Instant)

    /// It waits likewise until an outage is over.
    case outlast(reason: String, since: Instant, at: Instant)

    /// It is dead.
    case bury(reason: String)

    /// What follows from the `outcome` of an attempt at `job` that ended at `now`.
    ///
    /// A handler's own delay is bounded as the policy's delays are: it may stem from somebody else's answer.
    package init(
        _ outcome: JobOutcome,
        of job: Job,
        at now: Instant,
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
            guard let (since, pause) = Self.wait(of: job, at: now, under: waits) else {
                self = .bury(reason: waits.endReason(reason))
                return
            }
            self = .wait(reason: reason, since: since, at: now + pause)
        case .outage(let reason, let waits, let after):
            guard let (since, pause) = Self.wait(of: job, at: now, under: waits) else {
                self = .bury(reason: waits.endReason(reason))
                return
            }
            self = .outlast(reason: reason, since: since, at: now + max(pause, min(after ?? 0, waits.longest)))
        }
    }

    /// Since when the job waits, and how long until it asks again; `nil` at the deadline.
    private static func wait(
        of job: Job,
        at now: Instant,
        under waits: WaitPolicy
    ) -> (since: Instant, pause: Int64)? {
        // Counted from the first time that it was not yet, through all questions since.
        let since = job.waitingSince ?? now
        return waits.pause(afterWaiting: now - since).map { (since, $0) }
    }
}
