import CivilTime

/// Runs trials in this process, one after another.
package actor LocalTrials: TrialRunner {
    package init() {}

    package func run(_ trial: PolicyTrial) -> TrialOutcome {
        trial.run(zones: .system)
    }
}
