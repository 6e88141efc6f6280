import BookableAPI
import BookableServer
import Bookings
import Foundation

/// How much work goes into policies.
enum PolicySettings: SettingSection {
    static let title = "Policies"

    static let settings = [
        Setting(
            "decision_threads",
            \.server.policies.decisionThreads,
            .count(1...256),
            "The most cancellations whose refunds policies decide at once."
        )
        .details("Nothing else uses these threads, and the clients of one provider never have all of them.")
        .derived("the cores, at least 2") { configuration in
            configuration.server.policies.decisionThreads = max(2, ProcessInfo.processInfo.activeProcessorCount)
        },
        Setting(
            "preview_threads",
            \.server.policies.previewThreads,
            .count(1...256),
            "The most cancellation quotes and evaluations of stored policies computed at once."
        ),
        Setting(
            "trial_processes",
            \.server.policies.trials.running,
            .count(1...256),
            "The most scripts tried at once, each in a process of its own."
        )
        .details("These are checks, uploads, evaluations of a `source`, curves and comparisons."),
        Setting(
            "trial_processes_per_key",
            \.server.policies.trials.runningPerShare,
            .count(1...256),
            "The most scripts of one key tried at once."
        )
        .details("The keys of one provider count as one."),
        Setting(
            "trial_queue_per_key",
            \.server.policies.trials.waitingPerShare,
            .count(0...10_000),
            "The most scripts of one key that wait to be tried."
        )
        .details("The next is answered with 429 `too_many_at_once`."),
        Setting(
            "trial_queue",
            \.server.policies.trials.waiting,
            .count(0...100_000),
            "The most scripts of all keys that wait to be tried."
        )
        .details("The next is answered with 503 `overloaded`.")
        .derived("128, at least `trial_queue_per_key`") { configuration in
            let limits = configuration.server.policies.trials
            configuration.server.policies.trials.waiting = max(limits.waiting, limits.waitingPerShare)
        },
        Setting(
            "trial_timeout",
            \.trialTimeout,
            .seconds(1...600),
            "How long a process may try a script before it is ended."
        )
        .details("The request is answered with 503 `unavailable`."),
    ]
}
