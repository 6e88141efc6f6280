/// How an attempt at a job ended.
///
/// Reasons are stored and shown to operators: they hold no secret and no personal data.
package enum JobOutcome: Hashable, Sendable {
    case done

    /// It failed, and is to be tried again after that many seconds, or when the ``RetryPolicy`` says.
    ///
    /// Attempts that fail one after another are counted, and the job is dead when they are used up.
    case retry(reason: String, after: Int64? = nil)

    /// Nothing failed, but the work cannot be finished yet, such as while a bank still processes a payment.
    ///
    /// It asks again as the policy says, uses up no attempt, and is dead at the policy's deadline.
    case notYet(reason: String, WaitPolicy)

    /// Something outside of the work is out of order, which is put right without it: a service is down, or its key is wrong.
    ///
    /// Like ``notYet(reason:_:)``, and a warning to the operator. It asks again after `after` seconds at the earliest, if the service says so.
    case outage(reason: String, WaitPolicy, after: Int64? = nil)

    /// Trying again would not help: a person has to look at it.
    case dead(reason: String)
}

/// Does the work of one kind of job.
///
/// It may be called more than once for the same job, so its effect carries the job's id, or another key that stays the
/// same, to where a second time has no second effect. It ends soon after its task is cancelled.
package typealias JobHandler = @Sendable (Job) async -> JobOutcome
