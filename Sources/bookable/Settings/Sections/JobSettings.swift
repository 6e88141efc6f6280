import BookableServer
import Bookings
import Workers

/// What the server does beside answering requests.
enum JobSettings: SettingSection {
    static let title = "Background work"

    static let settings = [
        Setting(
            "sweep_interval",
            \.server.sweepInterval,
            .seconds(1...3_600),
            "How often to release the slots of bookings that were not confirmed or paid in time."
        ),
        Setting(
            "sweep_portion",
            \.server.sweepPortion,
            .count(1...10_000),
            "The most of these bookings released in one transaction."
        ),
        Setting(
            "approval_seconds",
            \.server.approvalSeconds,
            .seconds(60...2_592_000),
            "How long a provider has for approving a booking, unless it starts earlier."
        ),
        Setting(
            "waitlist_offer_seconds",
            \.server.waitlistOfferSeconds,
            .seconds(60...604_800),
            "How long a client who waits has for taking a place that is offered, unless it starts earlier."
        ),
        Setting(
            "event_retention_days",
            \.server.eventRetentionDays,
            .count(1...3_650),
            "For how many days an event is kept once every subscriber has had it."
        ),
        Setting(
            "audit_retention_days",
            \.server.auditRetentionDays,
            .count(1...3_650),
            "How many days entries of the audit log are kept."
        ),
        Setting("job_concurrency", \.server.jobs.concurrency, .count(1...1_000), "The most jobs done at once."),
        Setting(
            "job_interval",
            \.server.jobs.interval,
            .seconds(1...3_600),
            "How often to look for jobs that are due; new ones begin at once."
        ),
        Setting(
            "job_lease",
            \.server.jobs.lease,
            .seconds(5...3_600),
            "How long after a server was lost others may take over its jobs."
        ),
        Setting(
            "job_attempts",
            \.server.jobs.retry.maximumAttempts,
            .count(1...1_000),
            "How many failed attempts make a job dead, so that an operator has to look at it."
        ),
        Setting(
            "job_first_wait",
            \.server.jobs.retry.first,
            .seconds(1...86_400),
            "How long after its first failure a job is tried again; each further wait is twice as long."
        ),
        Setting(
            "job_longest_wait",
            \.server.jobs.retry.longest,
            .seconds(1...604_800),
            "The longest of these waits."
        )
        .derived("3600, at least `job_first_wait`") { configuration in
            let retry = configuration.server.jobs.retry
            configuration.server.jobs.retry.longest = max(retry.longest, retry.first)
        }
        .checked { configuration in
            let retry = configuration.server.jobs.retry
            return retry.longest < retry.first ? "takes at least job_first_wait, which is \(retry.first)" : nil
        },
    ]
}
