package import AvailabilityRules
package import Policies

/// That a provider's availability rule does not allow a start.
package struct RuleRefusal: Sendable {
    /// What the rule calls itself.
    package let rule: String
    package let version: PolicyVersion

    /// What it says to the client; `nil` if it says nothing.
    package let reason: String?

    /// Why it could not decide; `nil` if it did.
    package let failure: RuleError?

    /// The same in words.
    package var problem: String? { failure?.message }
}
