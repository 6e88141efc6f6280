/// How an attempt at a job ended.
///
/// Reasons are stored and shown to operators: they hold no secret and no personal data.
package enum JobOutcome: Hashable, Sendable {
    case done

    /// To be tried again, `after` seconds or, where there is none, when the ``RetryPolicy`` says.
    case retry(reason: String, after: Int64? = nil)

    /// Trying again would not help: a person has to look at it.
    case dead(reason: String)
}

/// Does the work of one kind of job.
///
/// It may be called more than once for the same job, so its effect carries the job's id, or another key that stays the
/// same, to where a second time is no second effect. It ends soon after its task is cancelled.
package typealias JobHandler = @Sendable (Job) async -> JobOutcome
