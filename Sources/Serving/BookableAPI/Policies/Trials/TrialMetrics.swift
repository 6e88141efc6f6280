import CoreMetrics
import Observability

/// What the server counts of trials of scripts.
struct TrialMetrics: Sendable {
    private struct Trial: Hashable {
        let kind: PolicyTrial.Kind
        let outcome: TrialEnding
    }

    private let registry: MetricRegistry
    private let trials = MetricsByKey<Trial, Counter>()

    init(registry: MetricRegistry) {
        self.registry = registry
        registry.describe(Self.help)
    }

    /// A trial has come to its end.
    func ended(_ kind: PolicyTrial.Kind, outcome: TrialEnding) {
        trials.metric(of: Trial(kind: kind, outcome: outcome)) {
            let dimensions = [("kind", kind.rawValue), ("outcome", outcome.rawValue)]
            return Counter(label: "bookable_policy_trials", dimensions: dimensions, factory: registry)
        }.increment()
    }

    /// A trial has been let through after waiting.
    func waited(_ duration: Duration) {
        Timer(label: "bookable_policy_trial_wait", factory: registry)
            .recordNanoseconds(Int64(duration / .nanoseconds(1)))
    }

    private static let help = [
        "bookable_policy_trials_total": "Scripts tried out, by what was asked and how it ended.",
        "bookable_policy_trial_wait_seconds": "How long a trial of a script waited for its turn, in seconds.",
    ]
}
