package import Policies

/// Runs scripts that nobody answers for.
///
/// The first run of a stranger's script is where an unknown fault of the interpreter would show, and a sweep over a slow one
/// is where a processor is kept busy: a server runs trials in processes of their own. Where all scripts are known, as in
/// tests, ``LocalTrials`` runs them in this one.
package protocol TrialRunner: Sendable {
    /// The outcome of a trial; throws where the script brought down what ran it, or nobody could run it now.
    func run(_ trial: PolicyTrial) async throws(TrialError) -> TrialOutcome
}

/// What a trial came to.
package enum TrialOutcome: Hashable, Sendable {
    /// A document in the form that the trial asked for.
    case document([UInt8])

    /// The script is not a policy, or gave no refund.
    case failure(PolicyError)
}
