import Bookings
import Policies
import WireFormat

/// A script as it was typed, and what its check found.
struct PolicyDraft: Sendable {
    /// The policy that gets a new version; `nil` for a new policy.
    let policy: PolicyID?
    let script: String
    var result = Result.unchecked

    /// What it would have refunded of last year's cancellations, if that was asked.
    var replay: PolicyReplayDocument?

    enum Result: Sendable {
        case unchecked

        /// With what it says of itself and what it does.
        case valid(PolicyFindings)
        case invalid([PolicyError])
    }

    var isInvalid: Bool {
        if case .invalid = result { true } else { false }
    }
}
