import CivilTime

/// Runs trials in this process, one after another.
actor LocalTrials: TrialRunner {
    func run(_ trial: PolicyTrial) -> TrialOutcome {
        trial.run(zones: .system)
    }
}
